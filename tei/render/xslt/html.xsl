<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading edition: one TEI document, one HTML page. A project imports this file and overrides what it wants. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

  <xsl:import href="labels.xsl"/>
  <xsl:import href="links.xsl"/>
  <xsl:import href="blocks.xsl"/>
  <xsl:import href="inlines.xsl"/>
  <xsl:import href="notes.xsl"/>
  <xsl:import href="header.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- The style sheet: its address, or the rules themselves; and the policy that allows it and nothing else. -->
  <xsl:param name="stylesheet"/>
  <xsl:param name="style"/>
  <xsl:param name="policy">default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'</xsl:param>
  <!-- Where the index, the plain text and the TEI lie; empty where there is none. -->
  <xsl:param name="index-href"/>
  <xsl:param name="text-href"/>
  <xsl:param name="tei-href"/>
  <!-- Title and author as strings. -->
  <xsl:param name="title"/>
  <xsl:param name="author"/>

  <xsl:variable name="header" select="/*/tei:teiHeader"/>
  <xsl:variable name="body" select="(//tei:text)[1]/tei:body | (//tei:text)[1]/tei:front"/>

  <!-- The heading and the byline of the text that say the same as the title and the author of the header: the top of the page shows them. -->
  <xsl:variable name="title-head">
    <xsl:for-each select="$body/tei:head[1]">
      <xsl:variable name="shown"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
      <xsl:if test="position() = 1 and normalize-space($shown) and normalize-space($shown) = normalize-space($title)"><xsl:value-of select="generate-id()"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="title-byline">
    <xsl:for-each select="($body/tei:byline | $body/tei:docAuthor)[1]">
      <xsl:variable name="shown"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
      <xsl:if test="normalize-space($shown) and normalize-space($shown) = normalize-space($author)"><xsl:value-of select="generate-id()"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <xsl:variable name="language">
    <xsl:choose>
      <xsl:when test="(//tei:text)[1]/ancestor-or-self::*[@xml:lang]"><xsl:value-of select="(//tei:text)[1]/ancestor-or-self::*[@xml:lang][1]/@xml:lang"/></xsl:when>
      <xsl:when test="$header/tei:profileDesc/tei:langUsage/tei:language/@ident"><xsl:value-of select="$header/tei:profileDesc/tei:langUsage/tei:language[1]/@ident"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-language"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/">
    <html>
      <xsl:call-template name="language"><xsl:with-param name="language" select="$language"/></xsl:call-template>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="html-head"/>
      <xsl:text>&#10;</xsl:text>
      <body>
        <xsl:call-template name="page-top"/>
        <main id="page:main" tabindex="-1">
          <header class="masthead"><xsl:call-template name="masthead"/></header>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="page-text"/>
          <xsl:text>&#10;</xsl:text>
          <xsl:if test="$header"><xsl:call-template name="about"><xsl:with-param name="header" select="$header"/></xsl:call-template></xsl:if>
        </main>
        <xsl:call-template name="page-bottom"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="html-head">
    <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="{$policy}"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="referrer" content="no-referrer"/>
      <meta name="color-scheme" content="light dark"/>
      <title><xsl:call-template name="title-text"/></title>
      <xsl:if test="$author"><meta name="author" content="{$author}"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$stylesheet"><link rel="stylesheet" href="{$stylesheet}"/></xsl:when>
        <xsl:otherwise><style><xsl:value-of select="$style"/></style></xsl:otherwise>
      </xsl:choose>
    </head>
  </xsl:template>

  <xsl:template name="title-text">
    <xsl:choose>
      <xsl:when test="$title"><xsl:value-of select="$title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-untitled"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Skip link and navigation; print leaves both out. -->
  <xsl:template name="page-top">
    <a class="skip" href="#page:main"><xsl:call-template name="label-language"/><xsl:value-of select="$label-skip"/></a>
    <xsl:if test="concat($index-href, $text-href, $tei-href) != ''">
      <nav aria-label="{$label-navigation}">
        <xsl:call-template name="label-language"/>
        <ul>
          <xsl:if test="$index-href"><li><a href="{$index-href}"><xsl:value-of select="$label-index"/></a></li></xsl:if>
          <xsl:if test="$text-href"><li><a href="{$text-href}" type="text/plain"><xsl:value-of select="$label-plain-text"/></a></li></xsl:if>
          <xsl:if test="$tei-href"><li><a href="{$tei-href}" type="application/tei+xml"><xsl:value-of select="$label-tei"/></a></li></xsl:if>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- A project's place for a footer. -->
  <xsl:template name="page-bottom"/>

  <xsl:template name="masthead">
    <xsl:choose>
      <xsl:when test="string($title-head)">
        <xsl:for-each select="$body/tei:head[generate-id() = $title-head]">
          <xsl:call-template name="heading"><xsl:with-param name="level" select="1"/><xsl:with-param name="element" select="."/></xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <h1>
          <xsl:variable name="supplied" select="$header/tei:fileDesc/tei:titleStmt/tei:title[1]/@type = 'supplied' and not(starts-with($title, '['))"/>
          <xsl:if test="$supplied"><xsl:attribute name="class">supplied</xsl:attribute>⟨</xsl:if>
          <xsl:call-template name="title-text"/>
          <xsl:if test="$supplied">⟩</xsl:if>
        </h1>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="$header/tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub']">
      <p class="subtitle"><xsl:call-template name="language"><xsl:with-param name="language" select="@xml:lang"/></xsl:call-template><xsl:apply-templates/></p>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="string($title-byline)">
        <xsl:for-each select="($body/tei:byline | $body/tei:docAuthor)[1]">
          <p class="author"><xsl:call-template name="attributes"/><xsl:apply-templates/></p>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$author"><p class="author"><xsl:value-of select="$author"/></p></xsl:when>
    </xsl:choose>
    <xsl:call-template name="facts"/>
  </xsl:template>

  <!-- The outermost texts: one in a TEI document, several in a corpus; a file without any shows all its text. -->
  <xsl:template name="page-text">
    <xsl:variable name="texts" select="//tei:text[not(ancestor::tei:text)]"/>
    <xsl:choose>
      <xsl:when test="$texts">
        <xsl:for-each select="$texts">
          <article class="text">
            <xsl:call-template name="attributes"/>
            <xsl:apply-templates/>
            <xsl:call-template name="notes-of-text"/>
          </article>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><article class="text"><xsl:apply-templates select="/*/node()[not(self::tei:teiHeader)]"/></article></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
