<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands inside a paragraph: dates, corrections, citations, page breaks, emphasis; and running text itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:page="urn:tei-editions:page" exclude-result-prefixes="tei page">

  <!-- White space beside a word that is joined across a line end goes. The test stands here and not in the pattern:
       libxslt would look at all siblings of every text. -->
  <xsl:template match="text()">
    <xsl:variable name="before" select="preceding-sibling::node()[1]"/>
    <xsl:variable name="after" select="following-sibling::node()[1]"/>
    <xsl:variable name="joined-left" select="boolean($before[self::tei:lb[@break = 'no' or @break = 'maybe'] or self::tei:pc[@force = 'weak']
                                             or self::tei:pb[preceding-sibling::node()[1][self::tei:lb[@break = 'no']]]])"/>
    <xsl:variable name="joined-right" select="boolean($after[self::tei:lb[@break = 'no' or @break = 'maybe'] or self::tei:pc[@force = 'weak']])"/>
    <xsl:variable name="bare" select="normalize-space()"/>
    <xsl:choose>
      <xsl:when test="not($joined-left or $joined-right)"><xsl:value-of select="."/></xsl:when>
      <xsl:when test="$bare = ''"/>
      <xsl:otherwise>
        <xsl:if test="not($joined-left) and substring(., 1, 1) != substring($bare, 1, 1)"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="$bare"/>
        <xsl:if test="not($joined-right) and substring(., string-length()) != substring($bare, string-length($bare))"><xsl:text> </xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()"/>

  <!-- Page furniture is no reading text; a hyphen that only the line end caused is no part of its word. -->
  <xsl:template match="tei:fw | tei:pc[@force = 'weak' or @unit = 'cell']"/>

  <!-- A blank before it: a title is set without its line ends. -->
  <xsl:template match="tei:lb"><xsl:text> </xsl:text><br><xsl:call-template name="attributes"/></br></xsl:template>
  <xsl:template match="tei:lb[@break = 'no' or @break = 'maybe']"/>

  <xsl:template match="tei:pb">
    <xsl:call-template name="page-mark">
      <xsl:with-param name="name">
        <xsl:choose>
          <xsl:when test="@n"><xsl:value-of select="concat($label-page, ' ', @n)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$label-page-break"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:milestone[@unit = 'page']">
    <xsl:call-template name="page-mark"><xsl:with-param name="name" select="$label-page-break"/></xsl:call-template>
  </xsl:template>

  <!-- The sign and the number come from the style sheet, so that copied text has neither. -->
  <xsl:template name="page-mark">
    <xsl:param name="name"/>
    <span class="pb" role="separator" aria-label="{$name}" title="{$name}">
      <xsl:if test="@n"><xsl:attribute name="data-n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if>
      <xsl:if test="@cert">
        <xsl:attribute name="class">pb inferred</xsl:attribute>
        <xsl:attribute name="title"><xsl:value-of select="$name"/><xsl:call-template name="certainty"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:call-template name="label-language"/>
    </span>
  </xsl:template>

  <xsl:template match="tei:milestone"><span class="milestone" aria-hidden="true"><xsl:call-template name="attributes"/></span></xsl:template>
  <xsl:template match="tei:div/tei:milestone | tei:body/tei:milestone | tei:front/tei:milestone | tei:back/tei:milestone" priority="1">
    <div class="milestone" role="separator"><xsl:call-template name="attributes"/></div>
  </xsl:template>

  <!-- Dates -->

  <xsl:template match="tei:date | tei:time">
    <xsl:variable name="shape" select="translate(@when, '123456789', '000000000')"/>
    <xsl:choose>
      <xsl:when test="contains('|0000|0000-00|0000-00-00|--00-00|00:00|00:00:00|0000-00-00T00:00:00|', concat('|', $shape, '|')) and @when">
        <time datetime="{@when}"><xsl:call-template name="date-content"/></time>
      </xsl:when>
      <xsl:otherwise><span><xsl:call-template name="date-content"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="date-content">
    <xsl:variable name="value"><xsl:call-template name="date-value"/></xsl:variable>
    <xsl:attribute name="class">date<xsl:if test="@cert"> inferred</xsl:if></xsl:attribute>
    <xsl:call-template name="attributes"/>
    <xsl:if test="string($value) and (@cert or @when-custom or not(@when))">
      <xsl:attribute name="title">
        <xsl:value-of select="$value"/>
        <xsl:if test="@when-custom"><xsl:value-of select="concat($label-semicolon, $label-old-style, ' ', @when-custom)"/></xsl:if>
        <xsl:if test="@cert"><xsl:value-of select="concat($label-semicolon, $label-inferred)"/><xsl:call-template name="certainty"/></xsl:if>
      </xsl:attribute>
    </xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template name="date-value">
    <xsl:choose>
      <xsl:when test="@when"><xsl:value-of select="@when"/></xsl:when>
      <xsl:when test="@from or @to"><xsl:value-of select="concat(@from, ' – ', @to)"/></xsl:when>
      <xsl:when test="@notBefore or @notAfter"><xsl:value-of select="concat(@notBefore, ' … ', @notAfter)"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="certainty">
    <xsl:if test="@cert"><xsl:text> (</xsl:text><xsl:call-template name="degree"/><xsl:text>)</xsl:text></xsl:if>
  </xsl:template>

  <!-- Corrections: the corrected reading stands in the text, the reading as found in its title and in the apparatus -->

  <xsl:template match="tei:choice">
    <xsl:variable name="shown" select="(tei:corr | tei:reg | tei:expan)[1]"/>
    <xsl:choose>
      <xsl:when test="$shown">
        <xsl:variable name="found" select="tei:sic | tei:orig | tei:abbr"/>
        <ins class="{local-name($shown)}">
          <xsl:if test="@page:entry"><xsl:attribute name="data-entry"><xsl:value-of select="@page:entry"/></xsl:attribute></xsl:if>
          <xsl:if test="not(@xml:id)"><xsl:for-each select="$shown"><xsl:call-template name="attributes"/></xsl:for-each></xsl:if>
          <xsl:call-template name="attributes"/>
          <xsl:call-template name="correction-title">
            <xsl:with-param name="found" select="$found"/>
            <xsl:with-param name="editorial" select="$shown"/>
          </xsl:call-template>
          <xsl:apply-templates select="$shown/node()"/>
        </ins>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:supplied">
    <span class="supplied">
      <xsl:call-template name="attributes"/>
      <xsl:call-template name="correction-title"><xsl:with-param name="words" select="$label-not-in-source"/></xsl:call-template>
      <xsl:text>⟨</xsl:text><xsl:apply-templates/><xsl:text>⟩</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="tei:surplus">
    <span class="surplus" title="{$label-superfluous}">
      <xsl:call-template name="attributes"/>
      <span class="sign">{</span><xsl:apply-templates/><span class="sign">}</span>
    </span>
  </xsl:template>

  <xsl:template match="tei:gap">
    <xsl:variable name="why">
      <xsl:value-of select="$label-left-out"/>
      <xsl:if test="@reason"><xsl:value-of select="concat(' (', @reason, ')')"/></xsl:if>
    </xsl:variable>
    <span class="gap" title="{$why}"><xsl:call-template name="attributes"/>[…]</span>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="tei:sic | tei:corr | tei:orig | tei:reg | tei:unclear">
    <span class="{local-name()}"><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:del"><del><xsl:call-template name="attributes"/><xsl:apply-templates/></del></xsl:template>
  <xsl:template match="tei:add"><ins class="add"><xsl:call-template name="attributes"/><xsl:apply-templates/></ins></xsl:template>

  <!-- Emphasis, languages, names, references -->

  <xsl:template match="tei:hi">
    <xsl:variable name="look" select="concat(@rend, ' ', @rendition, ' ', @style)"/>
    <xsl:choose>
      <xsl:when test="contains($look, 'sup')"><sup><xsl:call-template name="attributes"/><xsl:apply-templates/></sup></xsl:when>
      <xsl:when test="contains($look, 'sub')"><sub><xsl:call-template name="attributes"/><xsl:apply-templates/></sub></xsl:when>
      <xsl:when test="contains($look, 'bold')"><b><xsl:call-template name="attributes"/><xsl:apply-templates/></b></xsl:when>
      <xsl:when test="contains($look, 'small')"><span class="small-caps"><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:when>
      <xsl:when test="contains($look, 'underline')"><span class="underline"><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:when>
      <xsl:when test="contains($look, 'spaced') or contains($look, 'sperr')"><span class="spaced"><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:when>
      <xsl:otherwise><i class="hi"><xsl:call-template name="attributes"/><xsl:apply-templates/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:emph"><em><xsl:call-template name="attributes"/><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="tei:foreign"><i class="foreign"><xsl:call-template name="attributes"/><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="tei:title"><cite><xsl:call-template name="attributes"/><xsl:apply-templates/></cite></xsl:template>

  <xsl:template match="tei:bibl">
    <span class="bibl {@type}"><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="tei:seg">
    <span class="seg {@type}"><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="tei:ref | tei:ptr">
    <xsl:variable name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="@target"/></xsl:call-template></xsl:variable>
    <xsl:variable name="content">
      <xsl:choose>
        <xsl:when test="self::tei:ptr and starts-with(@target, '#')">
          <xsl:apply-templates select="key('id', substring(@target, 2))[1]" mode="mention"/>
        </xsl:when>
        <xsl:when test="self::tei:ptr"><xsl:value-of select="@target"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string($href)">
        <a href="{$href}">
          <xsl:if test="not(starts-with($href, '#'))"><xsl:attribute name="rel">noopener noreferrer</xsl:attribute></xsl:if>
          <xsl:call-template name="attributes"/>
          <xsl:copy-of select="$content"/>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:otherwise><span class="ref"><xsl:call-template name="attributes"/><xsl:copy-of select="$content"/><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How a pointer names what it points at. -->
  <xsl:template match="*" mode="mention">
    <xsl:variable name="plain"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
    <xsl:value-of select="substring(normalize-space($plain), 1, 60)"/>
    <xsl:if test="string-length(normalize-space($plain)) &gt; 60">…</xsl:if>
  </xsl:template>
  <xsl:template match="tei:corr | tei:reg | tei:sic | tei:orig" mode="mention"><xsl:apply-templates select="parent::tei:choice" mode="mention"/></xsl:template>
  <xsl:template match="tei:choice" mode="mention">
    <xsl:variable name="found"><xsl:apply-templates select="(tei:sic | tei:orig | tei:abbr)/node()" mode="plain"/></xsl:variable>
    <xsl:variable name="shown"><xsl:apply-templates select="(tei:corr | tei:reg | tei:expan)/node()" mode="plain"/></xsl:variable>
    <xsl:value-of select="concat(normalize-space($found), ' → ', normalize-space($shown))"/>
  </xsl:template>

  <!-- Running text as a string: corrections applied, marks and notes left out. -->
  <xsl:template match="*" mode="plain"><xsl:apply-templates mode="plain"/></xsl:template>
  <xsl:template match="tei:lb[not(@break = 'no' or @break = 'maybe')]" mode="plain"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="tei:gap" mode="plain">[…]</xsl:template>
  <xsl:template match="tei:choice[tei:corr or tei:reg or tei:expan]" mode="plain"><xsl:apply-templates select="(tei:corr | tei:reg | tei:expan)[1]" mode="plain"/></xsl:template>
  <xsl:template match="tei:ref[@type = 'noteMark'] | tei:note | tei:fw | tei:pc[@force = 'weak' or @unit = 'cell'] | comment() | processing-instruction()" mode="plain"/>
</xsl:stylesheet>
