<?xml version="1.0" encoding="UTF-8"?>
<!-- Note marks, and the notes at the end of each text with links both ways. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

  <!-- Marks by the note they lead to. -->
  <xsl:key name="mark" match="tei:ref[starts-with(@target, '#')]" use="substring(@target, 2)"/>

  <!-- Notes that the page moves to the end of their text: those with a mark or a target, and those inside a paragraph. -->
  <xsl:key name="moved" match="tei:text//tei:note[not(@type = 'source-line') and not(ancestor::tei:div[@type = 'notes'])]
                               [@target or ancestor::tei:p or ancestor::tei:ab or ancestor::tei:head or ancestor::tei:l or ancestor::tei:item
                                or ancestor::tei:cell or ancestor::tei:speaker or ancestor::tei:dateline or ancestor::tei:salute
                                or ancestor::tei:signed or ancestor::tei:seg or ancestor::tei:bibl or ancestor::tei:quote or ancestor::tei:q]"
           use="generate-id(ancestor::tei:text[1])"/>

  <!-- The same notes one by one, so that asking whether a note is moved does not look through all of them. -->
  <xsl:key name="moved" match="tei:text//tei:note[not(@type = 'source-line') and not(ancestor::tei:div[@type = 'notes'])]
                               [@target or ancestor::tei:p or ancestor::tei:ab or ancestor::tei:head or ancestor::tei:l or ancestor::tei:item
                                or ancestor::tei:cell or ancestor::tei:speaker or ancestor::tei:dateline or ancestor::tei:salute
                                or ancestor::tei:signed or ancestor::tei:seg or ancestor::tei:bibl or ancestor::tei:quote or ancestor::tei:q]"
           use="generate-id()"/>

  <xsl:template name="mark-id"><xsl:call-template name="own-id"><xsl:with-param name="prefix">page:mark-</xsl:with-param></xsl:call-template></xsl:template>
  <xsl:template name="note-id"><xsl:call-template name="own-id"><xsl:with-param name="prefix">page:note-</xsl:with-param></xsl:call-template></xsl:template>

  <!-- An id in any case: the element's own, or a number where it has none or one that is taken. -->
  <xsl:template name="own-id">
    <xsl:param name="prefix"/>
    <xsl:variable name="shown"><xsl:if test="@xml:id"><xsl:call-template name="shown-id"/></xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($shown) and generate-id() = generate-id(key('id', @xml:id)[1])"><xsl:value-of select="$shown"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$prefix"/><xsl:number level="any" count="tei:ref | tei:note" from="/"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ref[@type = 'noteMark']" priority="1">
    <xsl:variable name="note" select="key('id', substring-after(@target, '#'))[self::tei:note][1]"/>
    <xsl:variable name="href"><xsl:for-each select="$note"><xsl:call-template name="note-id"/></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($href)">
        <sup class="mark"><a href="#{$href}" role="doc-noteref">
          <xsl:attribute name="id"><xsl:call-template name="mark-id"/></xsl:attribute>
          <xsl:apply-templates/>
        </a></sup>
      </xsl:when>
      <xsl:otherwise><sup class="mark orphan" title="{$label-no-note}"><xsl:call-template name="attributes"/><xsl:apply-templates/></sup></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note inside running text leaves a mark of the page's own where no mark of the source leads to it. -->
  <xsl:template match="tei:note">
    <xsl:choose>
      <xsl:when test="not(key('moved', generate-id()))">
        <aside class="note"><xsl:call-template name="attributes"/><xsl:apply-templates/></aside>
      </xsl:when>
      <xsl:when test="@target and not(@target = '#text') and key('mark', @xml:id)"/>
      <xsl:when test="parent::tei:div or parent::tei:body or parent::tei:front or parent::tei:back or parent::tei:sp"/>
      <xsl:otherwise>
        <sup class="mark"><a role="doc-noteref">
          <xsl:attribute name="id">page:to-<xsl:call-template name="note-id"/></xsl:attribute>
          <xsl:attribute name="href">#<xsl:call-template name="note-id"/></xsl:attribute>
          <xsl:call-template name="note-sign"/>
        </a></sup>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-sign">
    <xsl:choose>
      <xsl:when test="@n"><xsl:value-of select="@n"/></xsl:when>
      <xsl:otherwise>*</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Lines about the source; a long run of them above the text is closed until asked for, so that the text begins on the first screen. -->
  <xsl:template match="tei:note[@type = 'source-line']" priority="1">
    <xsl:variable name="first" select="not(preceding-sibling::*[1][self::tei:note[@type = 'source-line']])"/>
    <xsl:variable name="apart" select="parent::tei:body or parent::tei:front or parent::tei:div"/>
    <xsl:variable name="above" select="not(preceding-sibling::*[self::tei:p or self::tei:ab or self::tei:sp or self::tei:div or self::tei:list or self::tei:lg or self::tei:table])"/>
    <xsl:variable name="second" select="following-sibling::*[1][self::tei:note[@type = 'source-line']]"/>
    <xsl:choose>
      <xsl:when test="not($apart and $above)"><xsl:call-template name="source-line"/></xsl:when>
      <xsl:when test="not($first)"/>
      <xsl:when test="not($second/following-sibling::*[1][self::tei:note[@type = 'source-line']])">
        <xsl:call-template name="source-line"/>
        <xsl:for-each select="$second"><xsl:call-template name="source-line"/></xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <details class="source-lines">
          <summary><xsl:call-template name="label-language"/><xsl:value-of select="$label-source-lines"/></summary>
          <xsl:apply-templates select="." mode="run"/>
        </details>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:note" mode="run">
    <xsl:call-template name="source-line"/>
    <xsl:apply-templates select="following-sibling::*[1][self::tei:note[@type = 'source-line']]" mode="run"/>
  </xsl:template>

  <xsl:template name="source-line">
    <div class="source-line {@subtype}"><xsl:call-template name="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Notes that stand together in the source stay together, in their place. -->
  <xsl:template match="tei:div[@type = 'notes']" priority="1">
    <section class="notes" role="doc-endnotes">
      <xsl:call-template name="attributes"/>
      <xsl:choose>
        <xsl:when test="tei:head"><xsl:apply-templates select="tei:head"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="notes-heading"/></xsl:otherwise>
      </xsl:choose>
      <xsl:variable name="own" select="generate-id(ancestor::tei:back/tei:div[@type = 'notes'][1]) = generate-id()"/>
      <ol>
        <xsl:if test="$own"><xsl:apply-templates select="key('moved', generate-id(ancestor::tei:text[1]))" mode="at-end"/></xsl:if>
        <xsl:for-each select="*[not(self::tei:head)]">
          <xsl:choose>
            <xsl:when test="self::tei:note[not(@type = 'source-line')]"><xsl:apply-templates select="." mode="at-end"/></xsl:when>
            <xsl:otherwise><li class="aside"><xsl:apply-templates select="."/></li></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

  <!-- Notes that stand in the text: a section at the end of the text, unless it has one of its own in its back matter. -->
  <xsl:template name="notes-of-text">
    <xsl:variable name="moved" select="key('moved', generate-id())"/>
    <xsl:if test="$moved and not(tei:back/tei:div[@type = 'notes'])">
      <section class="notes" role="doc-endnotes">
        <xsl:call-template name="notes-heading"/>
        <ol><xsl:apply-templates select="$moved" mode="at-end"/></ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="notes-heading">
    <xsl:variable name="level"><xsl:choose><xsl:when test="ancestor-or-self::tei:text[parent::tei:group]">3</xsl:when><xsl:otherwise>2</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="heading">
      <xsl:with-param name="level" select="$level"/>
      <xsl:with-param name="label" select="$label-notes"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:note" mode="at-end">
    <xsl:text>&#10;</xsl:text>
    <li class="note">
      <xsl:attribute name="id"><xsl:call-template name="note-id"/></xsl:attribute>
      <xsl:call-template name="language"><xsl:with-param name="language" select="@xml:lang"/></xsl:call-template>
      <xsl:if test="not(*[not(self::tei:label)][1][self::tei:p or self::tei:ab])"><xsl:call-template name="note-label"/></xsl:if>
      <xsl:apply-templates select="node()[not(self::tei:label[not(preceding-sibling::*)])]"/>
    </li>
  </xsl:template>

  <!-- The label as printed, leading back to the mark. -->
  <xsl:template name="note-label">
    <xsl:variable name="marks" select="key('mark', @xml:id)[@type = 'noteMark'][boolean(current()/@xml:id)]"/>
    <xsl:variable name="label">
      <xsl:choose>
        <xsl:when test="tei:label[not(preceding-sibling::*)]"><xsl:apply-templates select="tei:label[not(preceding-sibling::*)]/node()"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="note-sign"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="back">
      <xsl:choose>
        <xsl:when test="$marks"><xsl:for-each select="$marks[1]"><xsl:call-template name="mark-id"/></xsl:for-each></xsl:when>
        <xsl:when test="ancestor::tei:div[@type = 'notes'] or parent::tei:div or parent::tei:body or parent::tei:front or parent::tei:back or parent::tei:sp"/>
        <xsl:otherwise>page:to-<xsl:call-template name="note-id"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string($back)">
        <a class="label" href="#{$back}" role="doc-backlink" aria-label="{normalize-space($label)} {$label-back}" title="{$label-back}"><xsl:copy-of select="$label"/></a>
        <xsl:for-each select="$marks[position() &gt; 1]">
          <xsl:variable name="sign"><xsl:number value="position() + 1" format="a"/></xsl:variable>
          <xsl:text> </xsl:text>
          <a class="label" role="doc-backlink" aria-label="{$sign} {$label-back}" title="{$label-back}">
            <xsl:attribute name="href">#<xsl:call-template name="mark-id"/></xsl:attribute>
            <xsl:value-of select="$sign"/>
          </a>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="@n or tei:label"><span class="label"><xsl:copy-of select="$label"/></span></xsl:when>
    </xsl:choose>
    <xsl:text> </xsl:text>
  </xsl:template>
</xsl:stylesheet>
