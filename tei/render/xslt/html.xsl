<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading edition: one TEI document, one HTML page. A project imports this file and overrides what it wants. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:page="urn:tei-editions:page" exclude-result-prefixes="tei page">

  <!-- The words the page adds to the text, parameters `label-…` of the lowest precedence: what an importing stylesheet sets
       wins. `tei.render.labels` makes this one of the table of a language, `tei/render/data/en.toml`. -->
  <xsl:import href="tei:labels.xsl"/>
  <xsl:import href="fields.xsl"/>
  <xsl:import href="links.xsl"/>
  <xsl:import href="blocks.xsl"/>
  <xsl:import href="inlines.xsl"/>
  <xsl:import href="notes.xsl"/>
  <xsl:import href="header.xsl"/>
  <xsl:import href="tools.xsl"/>
  <xsl:import href="apparatus.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- The style sheet: its address, or the rules themselves; and the policy that allows it and nothing else. -->
  <xsl:param name="stylesheet"/>
  <xsl:param name="style"/>
  <xsl:param name="policy">default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'</xsl:param>
  <!-- Where the index, the plain text and the TEI lie; empty where there is none. -->
  <xsl:param name="index-href"/>
  <xsl:param name="text-href"/>
  <xsl:param name="tei-href"/>
  <xsl:param name="epub-href"/>
  <!-- The page that shows the text beside its source, and the page itself; whether this is the one beside. -->
  <xsl:param name="source-href"/>
  <xsl:param name="page-href"/>
  <xsl:param name="beside"/>
  <!-- The scripts; the page has none and nothing that needs one where this is empty. -->
  <xsl:param name="script"/>
  <!-- Title and author as strings. -->
  <xsl:param name="title"/>
  <xsl:param name="author"/>

  <!-- What printed pages have above and below the text: the title, the shelf mark, both short. -->
  <xsl:param name="running-title"/>
  <xsl:param name="running-mark"/>

  <xsl:variable name="around" select="/*/page:around"/>
  <xsl:variable name="header" select="/*/tei:teiHeader"/>
  <xsl:variable name="header-language" select="string($header[1]/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  <xsl:variable name="body" select="(//tei:text)[1]/tei:body | (//tei:text)[1]/tei:front"/>

  <!-- The heading and the byline of the text that say the same as the title and the author of the header: the top of the page shows them. -->
  <xsl:variable name="title-head">
    <xsl:for-each select="$body/tei:head[1]">
      <xsl:variable name="says"><xsl:call-template name="says"><xsl:with-param name="words" select="$title"/></xsl:call-template></xsl:variable>
      <xsl:if test="position() = 1 and string($says)"><xsl:value-of select="generate-id()"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="title-byline">
    <xsl:for-each select="($body/tei:byline | $body/tei:docAuthor)[1]">
      <xsl:variable name="says"><xsl:call-template name="says"><xsl:with-param name="words" select="$author"/></xsl:call-template></xsl:variable>
      <xsl:if test="string($says)"><xsl:value-of select="generate-id()"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <!-- Something, if the current element says `words`, as corrected or as found; kinds of blanks are the same. -->
  <xsl:template name="says">
    <xsl:param name="words"/>
    <xsl:variable name="plain"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
    <xsl:variable name="found"><xsl:apply-templates select="node()" mode="found"/></xsl:variable>
    <xsl:variable name="wanted" select="normalize-space(translate($words, '&#160;', ' '))"/>
    <xsl:if test="$wanted and ($wanted = normalize-space(translate($plain, '&#160;', ' ')) or $wanted = normalize-space(translate($found, '&#160;', ' ')))">yes</xsl:if>
  </xsl:template>

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
      <xsl:if test="$running-title"><xsl:attribute name="data-running-title"><xsl:value-of select="$running-title"/></xsl:attribute></xsl:if>
      <xsl:if test="$running-mark"><xsl:attribute name="data-running-mark"><xsl:value-of select="$running-mark"/></xsl:attribute></xsl:if>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="html-head"/>
      <xsl:text>&#10;</xsl:text>
      <body>
        <xsl:if test="$beside"><xsl:attribute name="class">beside</xsl:attribute></xsl:if>
        <xsl:call-template name="page-top"/>
        <main id="page:main" tabindex="-1">
          <header class="masthead"><xsl:call-template name="masthead"/></header>
          <xsl:call-template name="tools"/>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="page-text"/>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="apparatus"/>
          <xsl:if test="$header and not($beside)"><xsl:call-template name="about"><xsl:with-param name="header" select="$header"/></xsl:call-template></xsl:if>
        </main>
        <xsl:if test="$beside"><xsl:call-template name="source-text"/></xsl:if>
        <xsl:call-template name="page-bottom"/>
        <xsl:if test="$script"><xsl:call-template name="popovers"/></xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="page:*"/>

  <xsl:template name="html-head">
    <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="{$policy}"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="referrer" content="no-referrer"/>
      <meta name="color-scheme" content="light dark"/>
      <title>
        <xsl:call-template name="title-text"/>
        <xsl:if test="$beside"><xsl:value-of select="concat(' – ', $label-source-text)"/></xsl:if>
      </title>
      <xsl:if test="$author"><meta name="author" content="{$author}"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$stylesheet"><link rel="stylesheet" href="{$stylesheet}"/></xsl:when>
        <xsl:otherwise><style><xsl:value-of select="$style"/></style></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$script"><script src="{$script}" defer="defer"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$beside"><meta name="robots" content="noindex"/><link rel="canonical" href="{$page-href}"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="metadata"/></xsl:otherwise>
      </xsl:choose>
    </head>
  </xsl:template>

  <xsl:template name="title-text">
    <xsl:choose>
      <xsl:when test="$title"><xsl:value-of select="$title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-untitled"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What programs read: other formats of this edition, `meta` of several vocabularies, JSON-LD. -->
  <xsl:template name="metadata">
    <xsl:if test="$tei-href"><link rel="alternate" type="application/tei+xml" href="{$tei-href}"/></xsl:if>
    <xsl:if test="$text-href"><link rel="alternate" type="text/plain" href="{$text-href}"/></xsl:if>
    <xsl:if test="$epub-href"><link rel="alternate" type="application/epub+zip" href="{$epub-href}"/></xsl:if>
    <xsl:for-each select="$around/page:link">
      <xsl:variable name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="@href"/></xsl:call-template></xsl:variable>
      <xsl:if test="string($href)">
        <link rel="{@rel}" href="{$href}"><xsl:if test="string(@type)"><xsl:attribute name="type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if></link>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$around/page:meta"><meta name="{@name}" content="{@content}"/></xsl:for-each>
    <xsl:for-each select="$around/page:data"><script type="{@type}"><xsl:value-of select="."/></script></xsl:for-each>
  </xsl:template>

  <!-- Skip link and navigation; print leaves both out. -->
  <xsl:template name="page-top">
    <a class="skip" href="#page:main"><xsl:call-template name="label-language"/><xsl:value-of select="$label-skip"/></a>
    <xsl:call-template name="site-navigation"/>
  </xsl:template>

  <!-- The way to the rest of the site: the same on every page of it. -->
  <xsl:template name="site-navigation">
    <xsl:if test="$index-href or $around/page:destination">
      <header class="site">
        <nav class="site" aria-label="{$label-navigation}">
          <xsl:call-template name="label-language"/>
          <ul>
            <xsl:if test="not($around/page:destination)"><li><a href="{$index-href}"><xsl:value-of select="$label-index"/></a></li></xsl:if>
            <xsl:for-each select="$around/page:destination"><li><a href="{@href}"><xsl:value-of select="."/></a></li></xsl:for-each>
          </ul>
        </nav>
      </header>
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
          <xsl:call-template name="title-length"/>
          <xsl:variable name="supplied" select="$header/tei:fileDesc/tei:titleStmt/tei:title[1]/@type = 'supplied' and not(starts-with($title, '['))"/>
          <xsl:if test="$supplied"><xsl:attribute name="class">supplied<xsl:if test="string-length($title) &gt; 80"> long</xsl:if></xsl:attribute>⟨</xsl:if>
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
    <xsl:if test="not($beside)"><xsl:call-template name="facts"/></xsl:if>
  </xsl:template>

  <!-- A long title is set smaller. -->
  <xsl:template name="title-length">
    <xsl:if test="string-length($title) &gt; 80"><xsl:attribute name="class">long</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- Places in the apparatus: the words are the link there, or a sign behind them is. -->
  <xsl:template match="*[@page:entry]" priority="5">
    <xsl:choose>
      <xsl:when test="@page:sign = 'around'">
        <a class="entry" href="#page:entry-{@page:entry}" id="page:at-{@page:entry}"><xsl:apply-imports/></a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-imports/>
        <xsl:if test="@page:sign = 'behind'"><xsl:call-template name="entry-sign"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="entry-sign">
    <a class="entry sign" href="#page:entry-{@page:entry}" id="page:at-{@page:entry}">
      <xsl:attribute name="aria-label"><xsl:call-template name="entry-kind"/></xsl:attribute>
      <xsl:call-template name="label-language"/>
    </a>
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
      <xsl:otherwise><article class="text"><xsl:apply-templates select="/*/node()[not(self::tei:teiHeader or self::page:*)]"/></article></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
