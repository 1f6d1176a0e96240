<?xml version="1.0" encoding="UTF-8"?>
<!-- What the text is built of: divisions, headings, paragraphs, speeches, letters, lists, tables. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:page="urn:tei-editions:page" exclude-result-prefixes="tei page">

  <xsl:template match="tei:text | tei:floatingText">
    <div class="text">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
      <xsl:call-template name="notes-of-text"/>
    </div>
  </xsl:template>

  <!-- One of several texts in a file. -->
  <xsl:template match="tei:group/tei:text" priority="1">
    <xsl:text>&#10;</xsl:text>
    <article class="text document">
      <xsl:call-template name="attributes"/>
      <xsl:call-template name="facts-of-part"/>
      <xsl:apply-templates/>
      <xsl:call-template name="notes-of-text"/>
    </article>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7">
    <section class="{@type}"><xsl:call-template name="attributes"/><xsl:apply-templates/></section>
  </xsl:template>

  <xsl:template match="tei:front | tei:body | tei:back | tei:group">
    <div class="{local-name()}"><xsl:call-template name="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <!-- Headings: one level below the nearest division around that has a heading, so that no level is skipped. -->
  <xsl:template match="tei:head">
    <xsl:variable name="level" select="1 + count(ancestor::*[self::tei:div or self::tei:div1 or self::tei:div2 or self::tei:div3 or self::tei:div4
        or self::tei:div5 or self::tei:div6 or self::tei:div7 or self::tei:body or self::tei:front or self::tei:back or self::tei:group]
        [tei:head[generate-id() != $title-head]])"/>
    <xsl:choose>
      <xsl:when test="generate-id() = $title-head"/>
      <xsl:when test="parent::tei:list or parent::tei:table or parent::tei:figure or preceding-sibling::tei:head[generate-id() != $title-head]
                      or not(parent::tei:div or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4 or parent::tei:div5
                             or parent::tei:div6 or parent::tei:div7 or parent::tei:body or parent::tei:front or parent::tei:back or parent::tei:group)">
        <p class="subhead"><xsl:call-template name="attributes"/><xsl:apply-templates/></p>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="heading">
          <xsl:with-param name="level" select="$level"/>
          <xsl:with-param name="element" select="."/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="level"/>
    <xsl:param name="element" select="/.."/>
    <xsl:param name="label"/>
    <xsl:variable name="number"><xsl:choose><xsl:when test="$level &gt; 6">6</xsl:when><xsl:otherwise><xsl:value-of select="$level"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="h{$number}">
      <xsl:if test="$level = 1"><xsl:call-template name="title-length"/></xsl:if>
      <xsl:for-each select="$element"><xsl:call-template name="attributes"/></xsl:for-each>
      <xsl:if test="not($element)"><xsl:call-template name="label-language"/></xsl:if>
      <xsl:apply-templates select="$element/node()"/>
      <xsl:value-of select="$label"/>
    </xsl:element>
  </xsl:template>

  <!-- Paragraphs; one that holds a list, a table or another block cannot be an HTML p. -->
  <xsl:template match="tei:p | tei:ab">
    <xsl:variable name="notes-around" select="count(ancestor::tei:note)"/>
    <xsl:choose>
      <xsl:when test=".//*[self::tei:list or self::tei:table or self::tei:p or self::tei:ab or self::tei:lg or self::tei:l or self::tei:sp or self::tei:figure
                           or self::tei:floatingText or self::tei:closer or self::tei:opener or self::tei:listBibl or self::tei:note[@type = 'source-line']]
                          [count(ancestor::tei:note) = $notes-around]
                      or .//tei:note[not(key('moved', generate-id()))]">
        <div class="p"><xsl:call-template name="paragraph"/></div>
      </xsl:when>
      <xsl:otherwise><p><xsl:call-template name="paragraph"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A speaker's label and a note's label run into the first paragraph behind them. -->
  <xsl:template name="paragraph">
    <xsl:call-template name="attributes"/>
    <xsl:call-template name="passage-number"/>
    <xsl:variable name="before" select="preceding-sibling::*[1]"/>
    <xsl:choose>
      <xsl:when test="$before/self::tei:speaker and parent::tei:sp">
        <xsl:apply-templates select="$before" mode="run-in"/><xsl:text> </xsl:text>
      </xsl:when>
      <xsl:when test="parent::tei:note[not(@type = 'source-line')] and (not($before) or $before/self::tei:label[not(preceding-sibling::*)])
                      and (key('moved', generate-id(..)) or ancestor::tei:div[@type = 'notes'])">
        <xsl:for-each select=".."><xsl:call-template name="note-label"/></xsl:for-each>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- The number of a paragraph: a link to itself, and to its line in the source. The style sheet shows both. -->
  <xsl:template name="passage-number">
    <xsl:variable name="id"><xsl:call-template name="shown-id"/></xsl:variable>
    <xsl:if test="@page:n and string($id) and generate-id() = generate-id(key('id', @xml:id)[1])">
      <a class="n" href="#{$id}" data-n="{@page:n}" aria-label="{$label-paragraph} {@page:n}"><xsl:call-template name="label-language"/></a>
      <xsl:if test="@page:line and $source-href">
        <a class="to-line" href="{$source-href}#L{@page:line}" data-line="{@page:line}" aria-label="{$label-source-line} {@page:line}"><xsl:call-template name="label-language"/></a>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Speeches -->

  <xsl:template match="tei:sp"><div class="sp"><xsl:call-template name="attributes"/><xsl:apply-templates/></div></xsl:template>

  <xsl:template match="tei:speaker">
    <xsl:if test="not(parent::tei:sp and following-sibling::*[1][self::tei:p or self::tei:ab])">
      <p><xsl:apply-templates select="." mode="run-in"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:speaker" mode="run-in">
    <b class="speaker"><xsl:call-template name="attributes"/><xsl:apply-templates/></b>
  </xsl:template>

  <xsl:template match="tei:stage"><i class="stage"><xsl:call-template name="attributes"/><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="tei:div/tei:stage | tei:body/tei:stage | tei:sp/tei:stage | tei:front/tei:stage | tei:back/tei:stage" priority="1">
    <xsl:choose>
      <xsl:when test="tei:p or tei:ab"><div class="stage"><xsl:call-template name="attributes"/><xsl:apply-templates/></div></xsl:when>
      <xsl:otherwise><p class="stage"><xsl:call-template name="attributes"/><xsl:apply-templates/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Letters -->

  <xsl:template match="tei:opener | tei:closer | tei:postscript | tei:titlePage">
    <div class="{local-name()}"><xsl:call-template name="attributes"/><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="tei:dateline | tei:salute | tei:signed | tei:trailer | tei:docDate | tei:docImprint | tei:titlePart | tei:argument[not(*)]">
    <p class="{local-name()}"><xsl:call-template name="attributes"/><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="tei:byline | tei:docAuthor">
    <xsl:if test="generate-id() != $title-byline">
      <p class="{local-name()}"><xsl:call-template name="attributes"/><xsl:apply-templates/></p>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:byline/tei:docAuthor | tei:p//tei:dateline | tei:p//tei:salute | tei:p//tei:signed | tei:byline//tei:docDate
                       | tei:docImprint/tei:docDate | tei:salute//tei:signed | tei:signed//tei:salute | tei:dateline//tei:docDate" priority="1">
    <span class="{local-name()}"><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="tei:opener/tei:seg | tei:closer/tei:seg" priority="1">
    <p class="seg {@type}"><xsl:call-template name="attributes"/><xsl:apply-templates/></p>
  </xsl:template>

  <!-- Quotations -->

  <xsl:template match="tei:quote | tei:q | tei:said | tei:cit">
    <xsl:variable name="class" select="local-name()"/>
    <xsl:choose>
      <xsl:when test="tei:p or tei:ab or tei:lg or tei:l or tei:list or tei:sp or tei:quote[tei:p] or parent::tei:div or parent::tei:body or parent::tei:sp
                      or parent::tei:note or parent::tei:front or parent::tei:back">
        <blockquote class="{$class}">
          <xsl:if test="@cert"><xsl:attribute name="class"><xsl:value-of select="$class"/> inferred</xsl:attribute></xsl:if>
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </blockquote>
      </xsl:when>
      <xsl:otherwise><span class="{$class}"><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:lg"><div class="lg"><xsl:call-template name="attributes"/><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="tei:l"><div class="l"><xsl:call-template name="attributes"/><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="tei:p//tei:l[not(ancestor::tei:note)] | tei:q/tei:l" priority="1">
    <span class="l"><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- Lists: the labels are those of the source -->

  <xsl:template match="tei:list">
    <xsl:apply-templates select="tei:head"/>
    <ul>
      <xsl:attribute name="class"><xsl:choose><xsl:when test="tei:label or tei:item/tei:label">labelled</xsl:when><xsl:otherwise>plain</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:call-template name="attributes"/>
      <xsl:for-each select="*[not(self::tei:head or self::tei:label[following-sibling::*[1][self::tei:item]])]">
        <li>
          <xsl:choose>
            <xsl:when test="self::tei:item">
              <xsl:call-template name="attributes"/>
              <xsl:apply-templates select="preceding-sibling::*[1][self::tei:label]"/>
              <xsl:apply-templates/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:attribute name="class">aside</xsl:attribute>
              <xsl:apply-templates select="."/>
            </xsl:otherwise>
          </xsl:choose>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="tei:label"><span class="label"><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="tei:list/tei:label | tei:item/tei:label" priority="1">
    <span class="label"><xsl:call-template name="attributes"/><xsl:apply-templates/></span><xsl:text> </xsl:text>
  </xsl:template>

  <!-- Tables: they scroll sideways on a narrow screen, also with the keyboard -->

  <xsl:template match="tei:table">
    <div class="table" role="region" tabindex="0">
      <xsl:variable name="caption"><xsl:apply-templates select="tei:head[1]" mode="plain"/></xsl:variable>
      <xsl:attribute name="aria-label">
        <xsl:value-of select="$label-table"/>
        <xsl:if test="normalize-space($caption)"><xsl:value-of select="concat($label-colon, normalize-space($caption))"/></xsl:if>
      </xsl:attribute>
      <table>
        <xsl:call-template name="attributes"/>
        <xsl:if test="tei:head">
          <caption><xsl:for-each select="tei:head"><xsl:call-template name="attributes"/><xsl:apply-templates/><xsl:text> </xsl:text></xsl:for-each></caption>
        </xsl:if>
        <tbody>
          <xsl:for-each select="*[not(self::tei:head)]">
            <tr>
              <xsl:call-template name="attributes"/>
              <xsl:choose>
                <xsl:when test="self::tei:row"><xsl:apply-templates select="*"/></xsl:when>
                <xsl:otherwise><td class="aside" colspan="{count(../tei:row[1]/tei:cell)}"><xsl:apply-templates select="."/></td></xsl:otherwise>
              </xsl:choose>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="tei:row/*[not(self::tei:cell)]" priority="-0.1"><td class="aside"><xsl:call-template name="unknown"/></td></xsl:template>
  <xsl:template match="tei:row/tei:pb" priority="1"/>

  <xsl:template match="tei:cell">
    <xsl:variable name="name"><xsl:choose><xsl:when test="@role = 'label' or ../@role = 'label'">th</xsl:when><xsl:otherwise>td</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:if test="$name = 'th'">
        <xsl:attribute name="scope"><xsl:choose><xsl:when test="../@role = 'label'">col</xsl:when><xsl:otherwise>row</xsl:otherwise></xsl:choose></xsl:attribute>
      </xsl:if>
      <xsl:if test="@cols &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="floor(@cols)"/></xsl:attribute></xsl:if>
      <xsl:if test="@rows &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="floor(@rows)"/></xsl:attribute></xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Anything else shows its text, in a block where its neighbours are blocks. -->
  <xsl:template match="*"><xsl:call-template name="unknown"/></xsl:template>

  <xsl:template name="unknown">
    <xsl:variable name="name"><xsl:choose>
      <xsl:when test="tei:p or tei:ab or tei:div or tei:list or tei:head or tei:lg or tei:l or tei:sp or tei:table or parent::tei:div or parent::tei:body
                      or parent::tei:front or parent::tei:back or parent::tei:titlePage or parent::tei:sp">div</xsl:when>
      <xsl:otherwise>span</xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:attribute name="class">tei-<xsl:value-of select="local-name()"/></xsl:attribute>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
