<?xml version="1.0" encoding="UTF-8"?>
<!-- Corrections and inferences, listed at the end with links both ways; their words stand in titles too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:page="urn:tei-editions:page" exclude-result-prefixes="tei page">

  <!-- `tei.render.entries` numbers the places; what changes the words is a correction. -->
  <xsl:variable name="corrections" select="//*[@page:entry][self::tei:choice or self::tei:supplied or self::tei:surplus]"/>
  <xsl:variable name="inferences" select="//*[@page:entry][not(self::tei:choice or self::tei:supplied or self::tei:surplus)]"/>

  <!-- Why: an item of the header that points at a place. -->
  <xsl:key name="reason" match="tei:correction//tei:item[.//tei:ptr or .//tei:ref] | tei:correction//tei:desc[.//tei:ptr or .//tei:ref]"
           use="concat('#', substring-after(.//@target, '#'))"/>

  <xsl:template name="apparatus">
    <xsl:if test="$corrections">
      <xsl:call-template name="entries"><xsl:with-param name="label" select="$label-corrections"/><xsl:with-param name="places" select="$corrections"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$inferences">
      <xsl:call-template name="entries"><xsl:with-param name="label" select="$label-inferences"/><xsl:with-param name="places" select="$inferences"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="entries">
    <xsl:param name="label"/>
    <xsl:param name="places" select="/.."/>
    <section class="apparatus">
      <xsl:call-template name="label-language"/>
      <h2><xsl:value-of select="$label"/></h2>
      <ol>
        <xsl:for-each select="$places">
          <xsl:text>&#10;</xsl:text>
          <li id="page:entry-{@page:entry}">
            <xsl:choose>
              <xsl:when test="string(@page:sign)"><a class="lemma" href="#page:at-{@page:entry}" title="{$label-back}"><xsl:call-template name="lemma"/></a></xsl:when>
              <xsl:otherwise><span class="lemma"><xsl:call-template name="lemma"/></span></xsl:otherwise>
            </xsl:choose>
            <xsl:text> </xsl:text>
            <xsl:call-template name="entry"/>
            <xsl:if test="@page:line and $source-href">
              <xsl:text> </xsl:text><a class="to-source" href="{$source-href}#L{@page:line}"><xsl:value-of select="concat($label-source-line, ' ', @page:line)"/></a>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

  <!-- The words of the place, as the reading text has them. -->
  <xsl:template name="lemma">
    <xsl:variable name="plain"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
    <xsl:variable name="text" select="normalize-space($plain)"/>
    <bdi>
      <xsl:call-template name="language"><xsl:with-param name="language" select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$text = ''">‖</xsl:when>
        <xsl:when test="string-length($text) &gt; 60"><xsl:value-of select="substring($text, 1, 60)"/>…</xsl:when>
        <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
      </xsl:choose>
    </bdi>
  </xsl:template>

  <!-- What was done here, how certain it is, who says so, and why. -->
  <xsl:template name="entry">
    <xsl:variable name="shown" select="(self::tei:choice/tei:corr | self::tei:choice/tei:reg | self::tei:choice/tei:expan)[1]"/>
    <xsl:variable name="editorial" select="$shown | self::*[not($shown)]"/>
    <xsl:variable name="reason"><xsl:call-template name="reason"><xsl:with-param name="editorial" select="$editorial"/></xsl:call-template></xsl:variable>
    <span class="did">
      <xsl:call-template name="entry-kind"/>
      <xsl:if test="$shown">
        <xsl:value-of select="$label-colon"/>
        <bdi class="found">
          <xsl:call-template name="language"><xsl:with-param name="language" select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/></xsl:call-template>
          <xsl:apply-templates select="(tei:sic | tei:orig | tei:abbr)/node()" mode="found"/>
        </bdi>
      </xsl:if>
      <xsl:if test="@page:shown"><xsl:value-of select="concat($label-colon, @page:shown)"/></xsl:if>
    </span>
    <xsl:if test="$editorial/@cert"><xsl:value-of select="$label-semicolon"/><span class="cert"><xsl:call-template name="degree"><xsl:with-param name="cert" select="$editorial/@cert"/></xsl:call-template></span></xsl:if>
    <xsl:if test="$editorial/@resp">
      <xsl:variable name="who"><xsl:call-template name="responsible"><xsl:with-param name="resp" select="$editorial/@resp"/></xsl:call-template></xsl:variable>
      <xsl:if test="string($who)"><xsl:value-of select="concat(', ', $label-by, ' ')"/><span class="responsible"><xsl:call-template name="language"><xsl:with-param name="language" select="$header-language"/></xsl:call-template><xsl:value-of select="$who"/></span></xsl:if>
    </xsl:if>
    <xsl:if test="string($reason)"><xsl:value-of select="$label-semicolon"/><span class="reason"><xsl:call-template name="language"><xsl:with-param name="language" select="$header-language"/></xsl:call-template><xsl:value-of select="$reason"/></span></xsl:if>
  </xsl:template>

  <xsl:template name="entry-kind">
    <xsl:choose>
      <xsl:when test="self::tei:choice"><xsl:value-of select="$label-as-found"/></xsl:when>
      <xsl:when test="self::tei:supplied"><xsl:value-of select="$label-not-in-source"/></xsl:when>
      <xsl:when test="self::tei:surplus"><xsl:value-of select="$label-superfluous"/></xsl:when>
      <xsl:when test="self::tei:quote or self::tei:q"><xsl:value-of select="$label-as-quotation"/></xsl:when>
      <xsl:when test="self::tei:pb or self::tei:milestone[@unit = 'page']"><xsl:value-of select="$label-as-page-break"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-inferred"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The name behind a pointer of @resp. -->
  <xsl:template name="responsible">
    <xsl:param name="resp"/>
    <xsl:variable name="first" select="substring-before(concat(normalize-space($resp), ' '), ' ')"/>
    <xsl:variable name="element" select="key('id', substring-after($first, '#'))[starts-with($first, '#')][1]"/>
    <xsl:variable name="name" select="($element/tei:name | $element/tei:persName | $element/tei:orgName | $element/tei:label)[1]"/>
    <xsl:variable name="plain"><xsl:apply-templates select="$name" mode="plain"/></xsl:variable>
    <xsl:value-of select="normalize-space($plain)"/>
  </xsl:template>

  <!-- The reason the header gives. An item that repeats the reading and its certainty has the reason behind `(high); ` or `(high): `. -->
  <xsl:template name="reason">
    <xsl:param name="editorial" select="."/>
    <xsl:variable name="items" select="key('reason', concat('#', @xml:id))[current()/@xml:id] | key('reason', concat('#', $editorial/@xml:id))[$editorial/@xml:id]"/>
    <xsl:if test="$items">
      <xsl:variable name="item"><xsl:apply-templates select="$items[1]/node()[not(self::tei:ref or self::tei:ptr)]" mode="plain"/></xsl:variable>
      <xsl:variable name="cert" select="concat('(', $editorial/@cert, ')')"/>
      <xsl:variable name="reason"><xsl:choose>
        <xsl:when test="contains($item, concat($cert, '; '))"><xsl:value-of select="substring-after($item, concat($cert, '; '))"/></xsl:when>
        <xsl:when test="contains($item, concat($cert, ': '))"><xsl:value-of select="substring-after($item, concat($cert, ': '))"/></xsl:when>
        <xsl:when test="$editorial/@cert and substring(normalize-space($item), string-length(normalize-space($item)) - string-length($cert) + 1) = $cert"/>
        <xsl:otherwise><xsl:value-of select="$item"/></xsl:otherwise>
      </xsl:choose></xsl:variable>
      <xsl:value-of select="normalize-space($reason)"/>
    </xsl:if>
  </xsl:template>

  <!-- A reading as found: no ids, links or marks of its own, for it stands twice when the page shows it. -->
  <xsl:template match="*" mode="found"><xsl:apply-templates mode="found"/></xsl:template>
  <xsl:template match="tei:lb[not(@break = 'no' or @break = 'maybe')]" mode="found"><br/></xsl:template>
  <xsl:template match="tei:gap" mode="found">[…]</xsl:template>
  <xsl:template match="tei:hi" mode="found"><i><xsl:apply-templates mode="found"/></i></xsl:template>
  <xsl:template match="tei:fw | tei:note | tei:supplied | tei:corr | tei:reg | tei:expan | comment() | processing-instruction()" mode="found"/>

  <!-- The title of a correction in the text, for a mouse that rests on it. -->
  <xsl:template name="correction-title">
    <xsl:param name="found" select="/.."/>
    <xsl:param name="editorial" select="."/>
    <xsl:param name="words" select="$label-as-found"/>
    <xsl:variable name="plain"><xsl:apply-templates select="$found/node()" mode="plain"/></xsl:variable>
    <xsl:variable name="reason"><xsl:call-template name="reason"><xsl:with-param name="editorial" select="$editorial"/></xsl:call-template></xsl:variable>
    <xsl:attribute name="title">
      <xsl:value-of select="$words"/>
      <xsl:if test="string($plain)"><xsl:value-of select="concat($label-colon, normalize-space($plain))"/></xsl:if>
      <xsl:for-each select="$editorial"><xsl:call-template name="certainty"/></xsl:for-each>
      <xsl:if test="string($reason)"><xsl:value-of select="concat($label-colon, $reason)"/></xsl:if>
    </xsl:attribute>
  </xsl:template>
</xsl:stylesheet>
