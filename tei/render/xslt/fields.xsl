<?xml version="1.0" encoding="UTF-8"?>
<!-- What the fields of a header and the degrees of certainty are called, in the words of `labels.xsl`. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

  <!-- Names of the parts of a header; an element without one keeps its TEI name. -->
  <xsl:template match="*" mode="label"><xsl:value-of select="local-name()"/></xsl:template>
  <xsl:template match="tei:title" mode="label"><xsl:value-of select="$label-field-title"/></xsl:template>
  <xsl:template match="tei:author" mode="label"><xsl:value-of select="$label-field-author"/></xsl:template>
  <xsl:template match="tei:editor" mode="label"><xsl:value-of select="$label-field-editor"/></xsl:template>
  <xsl:template match="tei:respStmt" mode="label"><xsl:value-of select="$label-field-responsibility"/></xsl:template>
  <xsl:template match="tei:editionStmt | tei:edition" mode="label"><xsl:value-of select="$label-field-edition"/></xsl:template>
  <xsl:template match="tei:publicationStmt" mode="label"><xsl:value-of select="$label-field-publication"/></xsl:template>
  <xsl:template match="tei:publisher" mode="label"><xsl:value-of select="$label-field-publisher"/></xsl:template>
  <xsl:template match="tei:pubPlace | tei:placeName | tei:settlement" mode="label"><xsl:value-of select="$label-field-place"/></xsl:template>
  <xsl:template match="tei:country" mode="label"><xsl:value-of select="$label-field-country"/></xsl:template>
  <xsl:template match="tei:repository" mode="label"><xsl:value-of select="$label-field-repository"/></xsl:template>
  <xsl:template match="tei:date" mode="label"><xsl:value-of select="$label-field-date"/></xsl:template>
  <xsl:template match="tei:idno" mode="label"><xsl:value-of select="$label-field-identifier"/></xsl:template>
  <xsl:template match="tei:availability | tei:licence" mode="label"><xsl:value-of select="$label-field-licence"/></xsl:template>
  <xsl:template match="tei:notesStmt/tei:note[@type = 'omitted']" mode="label"><xsl:value-of select="$label-field-omitted"/></xsl:template>
  <xsl:template match="tei:note" mode="label"><xsl:value-of select="$label-field-note"/></xsl:template>
  <xsl:template match="tei:bibl | tei:biblStruct | tei:biblFull" mode="label"><xsl:value-of select="$label-field-printed-source"/></xsl:template>
  <xsl:template match="tei:bibl[@type = 'firstPublished']" mode="label"><xsl:value-of select="$label-field-first-published"/></xsl:template>
  <xsl:template match="tei:msDesc" mode="label"><xsl:value-of select="$label-field-archival-source"/></xsl:template>
  <xsl:template match="tei:sourceDesc/tei:p" mode="label"><xsl:value-of select="$label-field-source"/></xsl:template>
  <xsl:template match="tei:projectDesc" mode="label"><xsl:value-of select="$label-field-project"/></xsl:template>
  <xsl:template match="tei:correction" mode="label"><xsl:value-of select="$label-field-correction"/></xsl:template>
  <xsl:template match="tei:normalization" mode="label"><xsl:value-of select="$label-field-normalization"/></xsl:template>
  <xsl:template match="tei:quotation" mode="label"><xsl:value-of select="$label-field-quotation"/></xsl:template>
  <xsl:template match="tei:hyphenation" mode="label"><xsl:value-of select="$label-field-hyphenation"/></xsl:template>
  <xsl:template match="tei:punctuation" mode="label"><xsl:value-of select="$label-field-punctuation"/></xsl:template>
  <xsl:template match="tei:interpretation" mode="label"><xsl:value-of select="$label-field-interpretation"/></xsl:template>
  <xsl:template match="tei:classDecl" mode="label"><xsl:value-of select="$label-field-vocabulary"/></xsl:template>
  <xsl:template match="tei:appInfo" mode="label"><xsl:value-of select="$label-field-made-with"/></xsl:template>
  <xsl:template match="tei:creation" mode="label"><xsl:value-of select="$label-field-written"/></xsl:template>
  <xsl:template match="tei:langUsage" mode="label"><xsl:value-of select="$label-field-languages"/></xsl:template>
  <xsl:template match="tei:correspDesc" mode="label"><xsl:value-of select="$label-field-correspondence"/></xsl:template>
  <xsl:template match="tei:correspAction[@type = 'sent']" mode="label"><xsl:value-of select="$label-field-sent"/></xsl:template>
  <xsl:template match="tei:correspAction[@type = 'received']" mode="label"><xsl:value-of select="$label-field-received"/></xsl:template>
  <xsl:template match="tei:particDesc" mode="label"><xsl:value-of select="$label-field-people"/></xsl:template>
  <xsl:template match="tei:settingDesc" mode="label"><xsl:value-of select="$label-field-setting"/></xsl:template>
  <xsl:template match="tei:textClass" mode="label"><xsl:value-of select="$label-field-kind"/></xsl:template>
  <xsl:template match="tei:calendarDesc" mode="label"><xsl:value-of select="$label-field-calendars"/></xsl:template>
  <xsl:template match="tei:change" mode="label"><xsl:value-of select="$label-field-change"/></xsl:template>

  <!-- How certain something is: `certainty high`; a degree that is not TEI's is shown as it is. -->
  <xsl:template name="degree">
    <xsl:param name="cert" select="@cert"/>
    <xsl:value-of select="concat($label-certainty, ' ')"/>
    <xsl:choose>
      <xsl:when test="$cert = 'high'"><xsl:value-of select="$label-certainty-high"/></xsl:when>
      <xsl:when test="$cert = 'medium'"><xsl:value-of select="$label-certainty-medium"/></xsl:when>
      <xsl:when test="$cert = 'low'"><xsl:value-of select="$label-certainty-low"/></xsl:when>
      <xsl:when test="$cert = 'unknown'"><xsl:value-of select="$label-certainty-unknown"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$cert"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
