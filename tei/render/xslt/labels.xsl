<?xml version="1.0" encoding="UTF-8"?>
<!-- The words the page adds to the text, each a parameter that an importing stylesheet may set anew. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="tei">

  <xsl:param name="label-language">en</xsl:param>
  <xsl:param name="label-untitled">Untitled</xsl:param>
  <xsl:param name="label-skip">Skip to the text</xsl:param>
  <xsl:param name="label-index">All editions</xsl:param>
  <xsl:param name="label-plain-text">Plain text</xsl:param>
  <xsl:param name="label-tei">TEI</xsl:param>
  <xsl:param name="label-epub">EPUB</xsl:param>
  <xsl:param name="label-print">Print</xsl:param>
  <xsl:param name="label-download">Download</xsl:param>
  <xsl:param name="label-tools">Views and downloads</xsl:param>
  <xsl:param name="label-view">Text</xsl:param>
  <xsl:param name="label-reading">as corrected</xsl:param>
  <xsl:param name="label-found">as found</xsl:param>
  <xsl:param name="label-beside">Beside the source</xsl:param>
  <xsl:param name="label-reading-page">Reading page</xsl:param>
  <xsl:param name="label-source-text">Source text</xsl:param>
  <xsl:param name="label-source-text-is">The text as it was found, line by line. The numbers of the lines lead to their passages.</xsl:param>
  <xsl:param name="label-source-line">source, line</xsl:param>
  <xsl:param name="label-paragraph">paragraph</xsl:param>
  <xsl:param name="label-link">Link to this paragraph</xsl:param>
  <xsl:param name="label-copy">Copy</xsl:param>
  <xsl:param name="label-copied">Copied</xsl:param>
  <xsl:param name="label-cite">Cite</xsl:param>
  <xsl:param name="label-close">Close</xsl:param>
  <xsl:param name="label-to-note">To the note</xsl:param>
  <xsl:param name="label-to-list">To the list</xsl:param>
  <xsl:param name="label-corrections">Corrections</xsl:param>
  <xsl:param name="label-inferences">Inferred</xsl:param>
  <xsl:param name="label-nothing">nothing</xsl:param>
  <xsl:param name="label-by">by</xsl:param>
  <xsl:param name="label-as-quotation">taken for a quotation</xsl:param>
  <xsl:param name="label-as-page-break">taken for the end of a page</xsl:param>
  <xsl:param name="label-source-lines">Lines about the source</xsl:param>
  <xsl:param name="label-about-text">About this text</xsl:param>
  <xsl:param name="label-navigation">Site</xsl:param>
  <xsl:param name="label-facts">At a glance</xsl:param>
  <xsl:param name="label-date">Date</xsl:param>
  <xsl:param name="label-place">Place</xsl:param>
  <xsl:param name="label-kind">Kind</xsl:param>
  <xsl:param name="label-people">People</xsl:param>
  <xsl:param name="label-language-of-text">Language</xsl:param>
  <xsl:param name="label-translation">Translation</xsl:param>
  <xsl:param name="label-shelf-mark">Shelf mark</xsl:param>
  <xsl:param name="label-licence">Licence</xsl:param>
  <xsl:param name="label-notes">Notes</xsl:param>
  <xsl:param name="label-back">back to the text</xsl:param>
  <xsl:param name="label-note">note</xsl:param>
  <xsl:param name="label-about">About this edition</xsl:param>
  <xsl:param name="label-as-found">as found</xsl:param>
  <xsl:param name="label-not-in-source">not in the source</xsl:param>
  <xsl:param name="label-superfluous">superfluous in the source</xsl:param>
  <xsl:param name="label-left-out">left out</xsl:param>
  <xsl:param name="label-inferred">inferred</xsl:param>
  <xsl:param name="label-certainty">certainty</xsl:param>
  <xsl:param name="label-old-style">old style</xsl:param>
  <xsl:param name="label-page">page</xsl:param>
  <xsl:param name="label-page-break">page break</xsl:param>
  <xsl:param name="label-no-note">the note is not in the source</xsl:param>
  <xsl:param name="label-line">line</xsl:param>
  <xsl:param name="label-table">table</xsl:param>

  <!-- Names of the parts of a header; an element without one keeps its TEI name. -->
  <xsl:template match="*" mode="label"><xsl:value-of select="local-name()"/></xsl:template>
  <xsl:template match="tei:title" mode="label">Title</xsl:template>
  <xsl:template match="tei:author" mode="label">Author</xsl:template>
  <xsl:template match="tei:editor" mode="label">Editor</xsl:template>
  <xsl:template match="tei:respStmt" mode="label">Responsibility</xsl:template>
  <xsl:template match="tei:editionStmt | tei:edition" mode="label">Edition</xsl:template>
  <xsl:template match="tei:publicationStmt" mode="label">Publication</xsl:template>
  <xsl:template match="tei:publisher" mode="label">Publisher</xsl:template>
  <xsl:template match="tei:pubPlace | tei:placeName | tei:settlement" mode="label">Place</xsl:template>
  <xsl:template match="tei:country" mode="label">Country</xsl:template>
  <xsl:template match="tei:repository" mode="label">Archive</xsl:template>
  <xsl:template match="tei:date" mode="label">Date</xsl:template>
  <xsl:template match="tei:idno" mode="label">Identifier</xsl:template>
  <xsl:template match="tei:availability | tei:licence" mode="label">Licence</xsl:template>
  <xsl:template match="tei:notesStmt/tei:note[@type = 'omitted']" mode="label">Left out of the text</xsl:template>
  <xsl:template match="tei:note" mode="label">Note</xsl:template>
  <xsl:template match="tei:bibl | tei:biblStruct | tei:biblFull" mode="label">Printed source</xsl:template>
  <xsl:template match="tei:bibl[@type = 'firstPublished']" mode="label">First published</xsl:template>
  <xsl:template match="tei:msDesc" mode="label">Archival source</xsl:template>
  <xsl:template match="tei:sourceDesc/tei:p" mode="label">Source</xsl:template>
  <xsl:template match="tei:projectDesc" mode="label">Project</xsl:template>
  <xsl:template match="tei:correction" mode="label">Corrections</xsl:template>
  <xsl:template match="tei:normalization" mode="label">Normalisation</xsl:template>
  <xsl:template match="tei:quotation" mode="label">Quotation marks</xsl:template>
  <xsl:template match="tei:hyphenation" mode="label">Hyphens</xsl:template>
  <xsl:template match="tei:punctuation" mode="label">Punctuation</xsl:template>
  <xsl:template match="tei:interpretation" mode="label">Interpretation</xsl:template>
  <xsl:template match="tei:classDecl" mode="label">Vocabulary</xsl:template>
  <xsl:template match="tei:appInfo" mode="label">Made with</xsl:template>
  <xsl:template match="tei:creation" mode="label">Written</xsl:template>
  <xsl:template match="tei:langUsage" mode="label">Languages</xsl:template>
  <xsl:template match="tei:correspDesc" mode="label">Correspondence</xsl:template>
  <xsl:template match="tei:correspAction[@type = 'sent']" mode="label">Sent</xsl:template>
  <xsl:template match="tei:correspAction[@type = 'received']" mode="label">Received</xsl:template>
  <xsl:template match="tei:particDesc" mode="label">People</xsl:template>
  <xsl:template match="tei:settingDesc" mode="label">Setting</xsl:template>
  <xsl:template match="tei:textClass" mode="label">Kind</xsl:template>
  <xsl:template match="tei:calendarDesc" mode="label">Calendars</xsl:template>
  <xsl:template match="tei:change" mode="label">Change</xsl:template>
</xsl:stylesheet>
