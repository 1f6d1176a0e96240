<?xml version="1.0" encoding="UTF-8"?>
<!-- What a reader can do with the page: other views, formats to take away, citing; and the text of the source beside it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:page="urn:tei-editions:page" exclude-result-prefixes="tei page">

  <!-- Class `scripted`: needs a script, and is not there without one. -->
  <xsl:template name="tools">
    <xsl:if test="concat($script, $text-href, $tei-href, $epub-href, $source-href) != '' or $around/page:citation">
      <div class="tools" role="group" aria-label="{$label-tools}">
        <xsl:call-template name="label-language"/>
        <xsl:if test="$script and $corrections or $beside or $source-href">
          <div class="look">
            <xsl:if test="$script and $corrections"><xsl:call-template name="views"/></xsl:if>
            <xsl:choose>
              <xsl:when test="$beside"><a class="button" data-keep-place="" href="{$page-href}"><xsl:value-of select="$label-reading-page"/></a></xsl:when>
              <xsl:when test="$source-href"><a class="button" data-keep-place="" href="{$source-href}"><xsl:value-of select="$label-beside"/></a></xsl:when>
            </xsl:choose>
          </div>
        </xsl:if>
        <xsl:if test="not($beside)">
          <xsl:if test="concat($script, $text-href, $tei-href, $epub-href) != ''"><xsl:call-template name="downloads"/></xsl:if>
          <xsl:if test="$around/page:citation"><xsl:call-template name="cite"/></xsl:if>
        </xsl:if>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="views">
    <fieldset class="views scripted">
      <legend><xsl:value-of select="$label-view"/></legend>
      <label><input type="radio" name="view" value="reading" checked="checked"/><span><xsl:value-of select="$label-reading"/></span></label>
      <label><input type="radio" name="view" value="found"/><span><xsl:value-of select="$label-found"/></span></label>
    </fieldset>
  </xsl:template>

  <xsl:template name="downloads">
    <ul class="downloads" aria-label="{$label-download}">
      <xsl:if test="$tei-href"><li><a href="{$tei-href}" type="application/tei+xml"><xsl:value-of select="$label-tei"/></a></li></xsl:if>
      <xsl:if test="$text-href"><li><a href="{$text-href}" type="text/plain"><xsl:value-of select="$label-plain-text"/></a></li></xsl:if>
      <xsl:if test="$epub-href"><li><a href="{$epub-href}" type="application/epub+zip"><xsl:value-of select="$label-epub"/></a></li></xsl:if>
      <xsl:if test="$script"><li class="scripted"><button type="button" class="print"><xsl:value-of select="$label-print"/></button></li></xsl:if>
    </ul>
  </xsl:template>

  <!-- The document cited: first for people, then for programs. -->
  <xsl:template name="cite">
    <details class="cite">
      <summary><xsl:value-of select="$label-cite"/></summary>
      <xsl:for-each select="$around/page:citation[1]">
        <p>
          <span class="cited" data-passage="{@passage}"><xsl:value-of select="."/></span>
          <xsl:if test="$script"><xsl:text> </xsl:text><button type="button" class="copy scripted"><xsl:value-of select="$label-copy"/></button></xsl:if>
        </p>
      </xsl:for-each>
      <xsl:if test="$around/page:citation[string(@href)]">
        <ul>
          <xsl:for-each select="$around/page:citation[string(@href)]"><li><a href="{@href}" download="download"><xsl:value-of select="@label"/></a></li></xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:for-each select="$around/page:citation[position() &gt; 1 and not(string(@href))]"><pre tabindex="0" aria-label="{@label}"><xsl:value-of select="."/></pre></xsl:for-each>
    </details>
  </xsl:template>

  <!-- The source, line by line, its numbers leading to the passages that begin there. -->
  <xsl:template name="source-text">
    <section class="source" aria-label="{$label-source-text}" tabindex="0">
      <p class="hint"><xsl:call-template name="label-language"/><xsl:value-of select="$label-source-text-is"/></p>
      <xsl:for-each select="$around/page:line">
        <xsl:variable name="passage" select="@passage"/>
        <xsl:variable name="id"><xsl:if test="$passage"><xsl:for-each select="key('id', $passage)[1]"><xsl:call-template name="shown-id"/></xsl:for-each></xsl:if></xsl:variable>
        <!-- Without classes: a long source has a thousand of these. -->
        <p id="L{@n}">
          <xsl:if test="@left-out"><xsl:attribute name="class">left-out</xsl:attribute></xsl:if>
          <xsl:choose>
            <xsl:when test="string($id)"><a href="#{$id}"><xsl:value-of select="@n"/></a></xsl:when>
            <xsl:otherwise><b><xsl:value-of select="@n"/></b></xsl:otherwise>
          </xsl:choose>
          <xsl:text> </xsl:text>
          <xsl:if test="string(.)"><span><xsl:value-of select="."/></span></xsl:if>
        </p>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- What the scripts show when asked: copies of these, filled in. -->
  <xsl:template name="popovers">
    <template id="page:popover">
      <div class="popover" role="dialog" tabindex="-1">
        <xsl:call-template name="label-language"/>
        <div class="content"></div>
        <p class="more">
          <a class="leads" data-note="{$label-to-note}" data-entry="{$label-to-list}"></a><xsl:text> </xsl:text>
          <button type="button" class="close"><xsl:value-of select="$label-close"/></button>
        </p>
      </div>
    </template>
    <template id="page:passage">
      <div>
        <p><a class="permalink"><xsl:value-of select="$label-link"/></a><xsl:text> </xsl:text><button type="button" class="copy"><xsl:value-of select="$label-copy"/></button></p>
        <p><a class="to-source"></a></p>
        <xsl:if test="$around/page:citation"><p class="cite"><span class="cited"></span><xsl:text> </xsl:text><button type="button" class="copy"><xsl:value-of select="$label-copy"/></button></p></xsl:if>
      </div>
    </template>
    <p id="page:status" role="status" class="hidden" data-copied="{$label-copied}"></p>
  </xsl:template>
</xsl:stylesheet>
