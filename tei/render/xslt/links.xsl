<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes every element shares (id, lang, dir) and links that are safe to follow. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <!-- id, lang and dir of the current element. Of two elements with one id the first has it. -->
  <xsl:template name="attributes">
    <xsl:if test="@xml:id and ancestor-or-self::tei:text and not(ancestor::tei:teiHeader)
                  and translate(@xml:id, ': &#9;&#10;&#13;', '') = @xml:id
                  and generate-id() = generate-id(key('id', @xml:id)[1])">
      <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
    </xsl:if>
    <xsl:call-template name="language"><xsl:with-param name="language" select="@xml:lang"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="language">
    <xsl:param name="language"/>
    <xsl:if test="string($language)">
      <xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute>
      <xsl:attribute name="dir">
        <xsl:choose>
          <xsl:when test="contains($language, '-Latn') or contains($language, '-Cyrl')">ltr</xsl:when>
          <xsl:when test="contains(' ar fa he iw ur yi ji ps sd ug dv syr ckb ota ', concat(' ', substring-before(concat($language, '-'), '-'), ' '))">rtl</xsl:when>
          <xsl:otherwise>ltr</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The page's own words inside a text of another language. -->
  <xsl:template name="label-language">
    <xsl:attribute name="lang"><xsl:value-of select="$label-language"/></xsl:attribute>
    <xsl:attribute name="dir">ltr</xsl:attribute>
  </xsl:template>

  <!-- The first pointer of a list of pointers as an href, or nothing when it is unsafe or leads nowhere on this page.
       Allowed: http, https, mailto, #id of something the page shows, and paths. Browsers drop tabs, line ends and
       control characters inside a scheme, so a pointer with a colon must begin with an allowed scheme, letter by letter. -->
  <xsl:template name="href">
    <xsl:param name="target"/>
    <xsl:variable name="first" select="substring-before(concat(normalize-space($target), ' '), ' ')"/>
    <xsl:variable name="lower" select="translate($first, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:variable name="before-path" select="substring-before(concat(translate($first, '?#', '//'), '/'), '/')"/>
    <xsl:choose>
      <xsl:when test="$first = ''"/>
      <xsl:when test="starts-with($first, '#')">
        <xsl:variable name="element" select="key('id', substring($first, 2))[1]"/>
        <xsl:variable name="id"><xsl:for-each select="$element"><xsl:call-template name="shown-id"/></xsl:for-each></xsl:variable>
        <xsl:if test="string($id)"><xsl:value-of select="concat('#', $id)"/></xsl:if>
      </xsl:when>
      <xsl:when test="starts-with($lower, 'http://') or starts-with($lower, 'https://') or starts-with($lower, 'mailto:')">
        <xsl:value-of select="$first"/>
      </xsl:when>
      <xsl:when test="contains($before-path, ':') or starts-with($first, '//') or contains($first, '\')"/>
      <xsl:otherwise><xsl:value-of select="$first"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The id under which the page shows the current element, or nothing. -->
  <xsl:template name="shown-id">
    <xsl:choose>
      <xsl:when test="translate(@xml:id, ': &#9;&#10;&#13;', '') != @xml:id"/>
      <xsl:when test="ancestor-or-self::tei:fw or ancestor-or-self::tei:pc[@force = 'weak' or @unit = 'cell']
                      or (ancestor-or-self::tei:sic or ancestor-or-self::tei:orig) and ancestor::tei:choice"/>
      <xsl:when test="self::tei:corr[parent::tei:choice] or self::tei:reg[parent::tei:choice]">
        <xsl:choose>
          <xsl:when test="../@xml:id"><xsl:value-of select="../@xml:id"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@xml:id"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="self::tei:label[parent::tei:note] or self::tei:div[@type = 'notes']/tei:head"/>
      <xsl:when test="ancestor-or-self::tei:text and not(ancestor::tei:teiHeader)"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:when test="self::tei:person and ancestor::tei:particDesc"><xsl:value-of select="@xml:id"/></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
