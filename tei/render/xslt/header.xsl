<?xml version="1.0" encoding="UTF-8"?>
<!-- The header: facts at a glance above the text, and all of it, field by field, below. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

  <!-- Facts worked out by `tei.render.summary`; empty where the header does not state them. -->
  <xsl:param name="fact-date"/>
  <xsl:param name="fact-date-shown"/>
  <xsl:param name="fact-date-certainty"/>
  <xsl:param name="fact-place"/>
  <xsl:param name="fact-place-certainty"/>
  <xsl:param name="fact-kind"/>
  <xsl:param name="fact-people"/>
  <xsl:param name="fact-languages"/>
  <xsl:param name="fact-shelf-mark"/>
  <xsl:param name="fact-licence"/>

  <xsl:template name="facts">
    <xsl:if test="concat($fact-date, $fact-place, $fact-kind, $fact-people, $fact-languages, $fact-shelf-mark, $fact-licence) != ''">
      <dl class="facts">
        <xsl:call-template name="label-language"/>
        <xsl:if test="$fact-date">
          <div>
            <dt><xsl:value-of select="$label-date"/></dt>
            <dd>
              <xsl:choose>
                <xsl:when test="$fact-date-certainty">
                  <time class="inferred" datetime="{$fact-date}"><xsl:value-of select="$fact-date-shown"/></time>
                  <xsl:call-template name="inferred"><xsl:with-param name="certainty" select="$fact-date-certainty"/></xsl:call-template>
                </xsl:when>
                <xsl:otherwise><time datetime="{$fact-date}"><xsl:value-of select="$fact-date-shown"/></time></xsl:otherwise>
              </xsl:choose>
            </dd>
          </div>
        </xsl:if>
        <xsl:if test="$fact-place">
          <div>
            <dt><xsl:value-of select="$label-place"/></dt>
            <dd>
              <xsl:call-template name="language"><xsl:with-param name="language" select="$header-language"/></xsl:call-template>
              <xsl:choose>
                <xsl:when test="$fact-place-certainty">
                  <span class="inferred"><xsl:value-of select="$fact-place"/></span>
                  <xsl:call-template name="inferred"><xsl:with-param name="certainty" select="$fact-place-certainty"/></xsl:call-template>
                </xsl:when>
                <xsl:otherwise><xsl:value-of select="$fact-place"/></xsl:otherwise>
              </xsl:choose>
            </dd>
          </div>
        </xsl:if>
        <xsl:call-template name="fact"><xsl:with-param name="label" select="$label-kind"/><xsl:with-param name="value" select="$fact-kind"/></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="label" select="$label-people"/><xsl:with-param name="value" select="$fact-people"/><xsl:with-param name="language" select="$header-language"/></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="label" select="$label-language-of-text"/><xsl:with-param name="value" select="$fact-languages"/></xsl:call-template>
        <!-- That a text is a translation, and by whom or what, must be seen before it is quoted. -->
        <xsl:for-each select="/*/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:respStmt[contains(tei:resp, 'translat')]">
          <div><dt><xsl:value-of select="$label-translation"/></dt>
            <dd><xsl:call-template name="language"><xsl:with-param name="language" select="$header-language"/></xsl:call-template><xsl:if test="normalize-space(tei:resp) != 'translation'"><xsl:value-of select="concat(normalize-space(tei:resp), ': ')"/></xsl:if>
              <xsl:value-of select="normalize-space(*[not(self::tei:resp or self::tei:note)])"/>
              <xsl:if test="@cert"><xsl:call-template name="inferred"><xsl:with-param name="certainty" select="@cert"/></xsl:call-template></xsl:if></dd></div>
        </xsl:for-each>
        <xsl:call-template name="fact"><xsl:with-param name="label" select="$label-shelf-mark"/><xsl:with-param name="value" select="$fact-shelf-mark"/><xsl:with-param name="language" select="$header-language"/></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="label" select="$label-licence"/><xsl:with-param name="value" select="$fact-licence"/><xsl:with-param name="language" select="$header-language"/></xsl:call-template>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- What the reader must know of a fact that the document does not state. -->
  <xsl:template name="inferred">
    <xsl:param name="certainty"/>
    <xsl:text> </xsl:text><span class="role"><xsl:call-template name="label-language"/>(<xsl:value-of select="concat($label-inferred, ', ')"/><xsl:call-template name="degree"><xsl:with-param name="cert" select="$certainty"/></xsl:call-template>)</span>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <xsl:param name="language"/>
    <xsl:if test="string($value)">
      <div>
        <dt><xsl:value-of select="$label"/></dt>
        <dd>
          <xsl:call-template name="language"><xsl:with-param name="language" select="$language"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="string-length($value) &gt; 140">
              <details>
                <summary><xsl:call-template name="beginning"><xsl:with-param name="text" select="substring($value, 1, 80)"/></xsl:call-template> …</summary>
                <xsl:value-of select="$value"/>
              </details>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
          </xsl:choose>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- `text` without its last word, which may be cut. -->
  <xsl:template name="beginning">
    <xsl:param name="text"/>
    <xsl:if test="contains($text, ' ')">
      <xsl:value-of select="substring-before($text, ' ')"/>
      <xsl:if test="contains(substring-after($text, ' '), ' ')"><xsl:text> </xsl:text></xsl:if>
      <xsl:call-template name="beginning"><xsl:with-param name="text" select="substring-after($text, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What @decls of one of several texts names in the header. -->
  <xsl:template name="facts-of-part">
    <xsl:variable name="decls" select="concat(' ', normalize-space(@decls), ' ')"/>
    <xsl:variable name="about" select="/*/tei:teiHeader//*[@xml:id][contains($decls, concat(' #', @xml:id, ' '))]"/>
    <xsl:if test="$about and not($beside)">
      <details class="of-text">
        <summary><xsl:call-template name="label-language"/><xsl:value-of select="$label-about-text"/></summary>
        <dl class="facts">
          <xsl:call-template name="label-language"/>
          <xsl:apply-templates select="$about[not(self::tei:sourceDesc)] | $about/self::tei:sourceDesc/*" mode="field"/>
        </dl>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- The full header. It stands closed; no script is needed to open it. -->
  <xsl:template name="about">
    <xsl:param name="header" select="/.."/>
    <details class="about">
      <summary><h2><xsl:call-template name="label-language"/><xsl:value-of select="$label-about"/></h2></summary>
      <dl>
        <xsl:call-template name="label-language"/>
        <xsl:for-each select="$header">
          <xsl:apply-templates select="tei:fileDesc/tei:titleStmt/* | tei:fileDesc/tei:editionStmt | tei:fileDesc/tei:extent | tei:fileDesc/tei:publicationStmt/*
                                       | tei:fileDesc/tei:seriesStmt | tei:fileDesc/tei:sourceDesc/*" mode="field"/>
          <xsl:apply-templates select="tei:profileDesc/*" mode="field"/>
          <xsl:apply-templates select="tei:encodingDesc/*[not(self::tei:editorialDecl)] | tei:encodingDesc/tei:editorialDecl/*" mode="field"/>
          <xsl:apply-templates select="tei:fileDesc/tei:notesStmt/*" mode="field"/>
          <xsl:apply-templates select="tei:revisionDesc/* | tei:xenoData | ../tei:standOff/*" mode="field"/>
        </xsl:for-each>
      </dl>
    </details>
  </xsl:template>

  <xsl:template match="*" mode="field">
    <xsl:if test="normalize-space() or .//@target or .//@when">
      <div>
        <dt><xsl:apply-templates select="." mode="label"/></dt>
        <dd>
          <xsl:call-template name="language"><xsl:with-param name="language" select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/></xsl:call-template>
          <xsl:apply-templates select="." mode="value"/>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Values: running text as in the text; parts of a record one after the other. -->
  <xsl:template match="*" mode="value">
    <xsl:choose>
      <xsl:when test="self::tei:p or self::tei:ab"><xsl:apply-templates/></xsl:when>
      <xsl:when test="text()[normalize-space()] or not(*)"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="*"><xsl:call-template name="part"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="part">
    <xsl:choose>
      <xsl:when test="self::tei:p or self::tei:ab or self::tei:list or self::tei:table"><xsl:apply-templates select="."/></xsl:when>
      <xsl:when test="*[*] or tei:p or tei:persName[../self::tei:person]"><div class="record"><xsl:apply-templates select="." mode="value"/></div></xsl:when>
      <xsl:otherwise>
        <span class="part {local-name()}">
          <xsl:if test="@cert"><xsl:attribute name="class">part inferred</xsl:attribute></xsl:if>
          <xsl:apply-templates select="." mode="value"/>
          <xsl:if test="not(normalize-space()) and (@when or @from or @to or @notBefore or @notAfter)"><xsl:call-template name="date-value"/></xsl:if>
          <xsl:if test="not(normalize-space()) and @n"><xsl:value-of select="concat(@type, ' ', @n)"/></xsl:if>
        </span>
        <xsl:if test="@cert"><xsl:text> </xsl:text><span class="role"><xsl:call-template name="label-language"/>(<xsl:value-of select="concat($label-inferred, ', ')"/><xsl:call-template name="degree"/>)</span></xsl:if>
        <xsl:text> </xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:respStmt" mode="value">
    <xsl:for-each select="tei:resp"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each>
    <xsl:if test="tei:resp and *[not(self::tei:resp)]">: </xsl:if>
    <xsl:for-each select="*[not(self::tei:resp)]"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:date[not(normalize-space())]" mode="value"><xsl:call-template name="date-value"/></xsl:template>

  <xsl:template match="tei:correspDesc" mode="value">
    <xsl:for-each select="*">
      <div class="record">
        <xsl:if test="self::tei:correspAction"><span class="role"><xsl:call-template name="label-language"/><xsl:apply-templates select="." mode="label"/></span><xsl:text> </xsl:text></xsl:if>
        <xsl:apply-templates select="." mode="value"/>
      </div>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:particDesc" mode="value">
    <xsl:apply-templates select="*[not(self::tei:listPerson)]" mode="value"/>
    <ul class="people"><xsl:for-each select=".//tei:person | .//tei:personGrp"><xsl:call-template name="person"/></xsl:for-each></ul>
  </xsl:template>

  <xsl:template name="person">
    <li>
      <xsl:if test="@xml:id and translate(@xml:id, ': &#9;&#10;&#13;', '') = @xml:id and generate-id() = generate-id(key('id', @xml:id)[1])">
        <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      </xsl:if>
      <xsl:for-each select="tei:persName"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:apply-templates/></xsl:for-each>
      <xsl:if test="@role"><span class="role"><xsl:value-of select="concat(', ', @role)"/></span></xsl:if>
      <xsl:for-each select="*[not(self::tei:persName)]"><xsl:text> · </xsl:text><xsl:apply-templates select="." mode="value"/></xsl:for-each>
      <xsl:if test="not(*)"><xsl:apply-templates/></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="tei:idno" mode="value">
    <xsl:variable name="target"><xsl:choose>
      <xsl:when test="@type = 'VIAF' and not(contains(., '/'))">https://viaf.org/viaf/<xsl:value-of select="normalize-space()"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:if test="@type and @type != 'shelfmark' and @type != 'URI'"><xsl:value-of select="concat(@type, ' ')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="starts-with($target, 'https://') or starts-with($target, 'http://')"><a href="{$target}" rel="noopener noreferrer"><xsl:apply-templates/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:licence | tei:ref | tei:ptr" mode="value">
    <xsl:variable name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="@target"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="self::tei:licence and string($href)"><a href="{$href}" rel="noopener noreferrer license"><xsl:apply-templates/></a></xsl:when>
      <xsl:when test="self::tei:licence"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:notesStmt/tei:note" mode="value">
    <xsl:if test="@n"><span class="role"><xsl:call-template name="label-language"/><xsl:value-of select="concat($label-line, ' ', @n)"/></span><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="@subtype"><span class="role"><xsl:value-of select="concat(' (', @subtype, ')')"/></span></xsl:if>
  </xsl:template>

  <xsl:template match="tei:textClass" mode="value">
    <xsl:for-each select="tei:catRef">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:variable name="category" select="key('id', substring-after(@target, '#'))"/>
      <xsl:choose>
        <xsl:when test="$category"><xsl:apply-templates select="$category[1]" mode="plain"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:for-each select="*[not(self::tei:catRef)]"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="value"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:application" mode="value">
    <xsl:apply-templates select="tei:label/node()"/><xsl:text> </xsl:text><xsl:value-of select="@version"/>
    <xsl:for-each select="*[not(self::tei:label)]"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="value"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:change" mode="value">
    <xsl:if test="@when"><time datetime="{@when}"><xsl:value-of select="@when"/></time><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
