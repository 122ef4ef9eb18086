<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>ActivityDialog</name>
    <message numerus="yes">
      <source>%Ln more job(s)</source>
      <translation>
        <numerusform>%Ln more job</numerusform>
        <numerusform>%Ln more jobs</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ActivityFooter</name>
    <message numerus="yes">
      <source>Saving %1 of %Ln article(s)</source>
      <translation>
        <numerusform>Saving %1 of %Ln article</numerusform>
        <numerusform>Saving %1 of %Ln articles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ArticleView</name>
    <message numerus="yes">
      <source>%Ln article(s)</source>
      <translation>
        <numerusform>%Ln article</numerusform>
        <numerusform>%Ln articles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Changes</name>
    <message numerus="yes">
      <source>%Ln article(s) permanently deleted.</source>
      <translation>
        <numerusform>%Ln article permanently deleted.</numerusform>
        <numerusform>%Ln articles permanently deleted.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>No longer in the library: %Ln article(s).</source>
      <translation>
        <numerusform>No longer in the library: %Ln article.</numerusform>
        <numerusform>No longer in the library: %Ln articles.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message numerus="yes">
      <source>%Ln title(s) and address(es) copied.</source>
      <translation>
        <numerusform>%Ln title and address copied.</numerusform>
        <numerusform>%Ln titles and addresses copied.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Couldn’t summarise %Ln article(s). Try again.</source>
      <translation>
        <numerusform>Couldn’t summarise %Ln article. Try again.</numerusform>
        <numerusform>Couldn’t summarise %Ln articles. Try again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Made summaries of %Ln article(s).</source>
      <translation>
        <numerusform>Made summaries of %Ln article.</numerusform>
        <numerusform>Made summaries of %Ln articles.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CorrectionController</name>
    <message numerus="yes">
      <source>%Ln article(s) cleaned again; the text of %1 changed.</source>
      <translation>
        <numerusform>%Ln article cleaned again; the text of %1 changed.</numerusform>
        <numerusform>%Ln articles cleaned again; the text of %1 changed.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) couldn’t be cleaned and kept the old text.</source>
      <translation>
        <numerusform>%Ln article couldn’t be cleaned and kept the old text.</numerusform>
        <numerusform>%Ln articles couldn’t be cleaned and kept the old text.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>An older version cleaned %Ln article(s).</source>
      <translation>
        <numerusform>An older version cleaned %Ln article.</numerusform>
        <numerusform>An older version cleaned %Ln articles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Clean %Ln article(s) again?</source>
      <translation>
        <numerusform>Clean %Ln article again?</numerusform>
        <numerusform>Clean %Ln articles again?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Stopped. The text of %Ln article(s) changed.</source>
      <translation>
        <numerusform>Stopped. The text of %Ln article changed.</numerusform>
        <numerusform>Stopped. The text of %Ln articles changed.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>GroupPart</name>
    <message numerus="yes">
      <source>%Ln article(s)</source>
      <translation>
        <numerusform>%Ln article</numerusform>
        <numerusform>%Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln source(s)</source>
      <translation>
        <numerusform>%Ln source</numerusform>
        <numerusform>%Ln sources</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HighlightsView</name>
    <message numerus="yes">
      <source>%Ln highlight(s)</source>
      <translation>
        <numerusform>%Ln highlight</numerusform>
        <numerusform>%Ln highlights</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln note(s)</source>
      <translation>
        <numerusform>%Ln note</numerusform>
        <numerusform>%Ln notes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>HitNavigation</name>
    <message numerus="yes">
      <source>%Ln hit(s)</source>
      <translation>
        <numerusform>%Ln hit</numerusform>
        <numerusform>%Ln hits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>More than %Ln hit(s)</source>
      <translation>
        <numerusform>More than %Ln hit</numerusform>
        <numerusform>More than %Ln hits</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportController</name>
    <message numerus="yes">
      <source>Import %Ln file(s)</source>
      <translation>
        <numerusform>Import %Ln file</numerusform>
        <numerusform>Import %Ln files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ImportDialog</name>
    <message numerus="yes">
      <source>%1: %Ln article(s)</source>
      <translation>
        <numerusform>%1: %Ln article</numerusform>
        <numerusform>%1: %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln highlight(s)</source>
      <translation>
        <numerusform>%Ln highlight</numerusform>
        <numerusform>%Ln highlights</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln with text</source>
      <translation>
        <numerusform>%Ln with text</numerusform>
        <numerusform>%Ln with text</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>… and %Ln more</source>
      <translation>
        <numerusform>… and %Ln more</numerusform>
        <numerusform>… and %Ln more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Incoming</name>
    <message numerus="yes">
      <source>%Ln article(s) are already saved.</source>
      <translation>
        <numerusform>%Ln article are already saved.</numerusform>
        <numerusform>%Ln articles are already saved.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln item(s) couldn’t be opened</source>
      <translation>
        <numerusform>%Ln item couldn’t be opened</numerusform>
        <numerusform>%Ln items couldn’t be opened</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln other item(s) couldn’t be opened either.</source>
      <translation>
        <numerusform>%Ln other item couldn’t be opened either.</numerusform>
        <numerusform>%Ln other items couldn’t be opened either.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only %1 addresses are saved at once. Paste the other %Ln again.</source>
      <translation>
        <numerusform>Only %1 addresses are saved at once. Paste the other %Ln again.</numerusform>
        <numerusform>Only %1 addresses are saved at once. Paste the other %Ln again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Save %Ln page(s)? %1</source>
      <translation>
        <numerusform>Save %Ln page? %1</numerusform>
        <numerusform>Save %Ln pages? %1</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LeftOut</name>
    <message numerus="yes">
      <source>%Ln passage(s) left out by you</source>
      <translation>
        <numerusform>%Ln passage left out by you</numerusform>
        <numerusform>%Ln passages left out by you</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LengthPicker</name>
    <message numerus="yes">
      <source>%Ln sentence(s)</source>
      <translation>
        <numerusform>%Ln sentence</numerusform>
        <numerusform>%Ln sentences</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LockDialog</name>
    <message numerus="yes">
      <source>%Ln copy(ies) can be read without this passphrase.</source>
      <translation>
        <numerusform>%Ln copy can be read without this passphrase.</numerusform>
        <numerusform>%Ln copies can be read without this passphrase.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LostHighlights</name>
    <message numerus="yes">
      <source>%Ln highlight(s) not found in this text</source>
      <translation>
        <numerusform>%Ln highlight not found in this text</numerusform>
        <numerusform>%Ln highlights not found in this text</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ManualView</name>
    <message numerus="yes">
      <source>%Ln result(s)</source>
      <translation>
        <numerusform>%Ln result</numerusform>
        <numerusform>%Ln results</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>NewArticlesButton</name>
    <message numerus="yes">
      <source>%Ln new article(s)</source>
      <translation>
        <numerusform>%Ln new article</numerusform>
        <numerusform>%Ln new articles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>QuoteController</name>
    <message numerus="yes">
      <source>%Ln citation(s) copied: %1</source>
      <translation>
        <numerusform>%Ln citation copied: %1</numerusform>
        <numerusform>%Ln citations copied: %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln passage(s) in the quote. %1 copies the quote.</source>
      <translation>
        <numerusform>%Ln passage in the quote. %1 copies the quote.</numerusform>
        <numerusform>%Ln passages in the quote. %1 copies the quote.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Corrected %Ln name(s)</source>
      <translation>
        <numerusform>Corrected %Ln name</numerusform>
        <numerusform>Corrected %Ln names</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Quote of %Ln passage(s) copied with its citation.</source>
      <translation>
        <numerusform>Quote of %Ln passage copied with its citation.</numerusform>
        <numerusform>Quote of %Ln passages copied with its citation.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SearchPopover</name>
    <message numerus="yes">
      <source>%Ln suggestion(s)</source>
      <translation>
        <numerusform>%Ln suggestion</numerusform>
        <numerusform>%Ln suggestions</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SelectionPage</name>
    <message numerus="yes">
      <source>%Ln article(s) selected</source>
      <translation>
        <numerusform>%Ln article selected</numerusform>
        <numerusform>%Ln articles selected</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message numerus="yes">
      <source>%Ln setting(s)</source>
      <translation>
        <numerusform>%Ln setting</numerusform>
        <numerusform>%Ln settings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reset %Ln setting(s)?</source>
      <translation>
        <numerusform>Reset %Ln setting?</numerusform>
        <numerusform>Reset %Ln settings?</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SidebarMenus</name>
    <message numerus="yes">
      <source>Permanently delete %Ln article(s)?</source>
      <translation>
        <numerusform>Permanently delete %Ln article?</numerusform>
        <numerusform>Permanently delete %Ln articles?</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>StorageSection</name>
    <message numerus="yes">
      <source>Recompress %Ln older original(s)</source>
      <translation>
        <numerusform>Recompress %Ln older original</numerusform>
        <numerusform>Recompress %Ln older originals</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove %Ln unused picture(s)</source>
      <translation>
        <numerusform>Remove %Ln unused picture</numerusform>
        <numerusform>Remove %Ln unused pictures</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Scale %Ln large picture(s) down to 1600 px</source>
      <translation>
        <numerusform>Scale %Ln large picture down to 1600 px</numerusform>
        <numerusform>Scale %Ln large pictures down to 1600 px</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %Ln minute(s)</source>
      <translation>
        <numerusform>about %Ln minute</numerusform>
        <numerusform>about %Ln minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %Ln second(s)</source>
      <translation>
        <numerusform>about %Ln second</numerusform>
        <numerusform>about %Ln seconds</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SummaryPane</name>
    <message numerus="yes">
      <source>%1 of the article’s %Ln sentence(s), %2% of its words.
Click one to find it in the text.</source>
      <translation>
        <numerusform>%1 of the article’s %Ln sentence, %2% of its words.
Click one to find it in the text.</numerusform>
        <numerusform>%1 of the article’s %Ln sentences, %2% of its words.
Click one to find it in the text.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Restore %Ln removed sentence(s)</source>
      <translation>
        <numerusform>Restore %Ln removed sentence</numerusform>
        <numerusform>Restore %Ln removed sentences</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TagPopover</name>
    <message numerus="yes">
      <source>Tags for %Ln article(s)</source>
      <translation>
        <numerusform>Tags for %Ln article</numerusform>
        <numerusform>Tags for %Ln articles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TrashCleaner</name>
    <message numerus="yes">
      <source>%Ln article(s) permanently deleted after %1 days in the trash.</source>
      <translation>
        <numerusform>%Ln article permanently deleted after %1 days in the trash.</numerusform>
        <numerusform>%Ln articles permanently deleted after %1 days in the trash.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WhyView</name>
    <message numerus="yes">
      <source>Words each cleaner would keep: %1. Chosen: %2. In the article: %3 of %Ln block(s).</source>
      <translation>
        <numerusform>Words each cleaner would keep: %1. Chosen: %2. In the article: %3 of %Ln block.</numerusform>
        <numerusform>Words each cleaner would keep: %1. Chosen: %2. In the article: %3 of %Ln blocks.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>briefing</name>
    <message numerus="yes">
      <source>%Ln article(s)</source>
      <translation>
        <numerusform>%Ln article</numerusform>
        <numerusform>%Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) in %1</source>
      <translation>
        <numerusform>%Ln article in %1</numerusform>
        <numerusform>%Ln articles in %1</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) since yesterday</source>
      <translation>
        <numerusform>%Ln article since yesterday</numerusform>
        <numerusform>%Ln articles since yesterday</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln event(s)</source>
      <translation>
        <numerusform>%Ln event</numerusform>
        <numerusform>%Ln events</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln selected article(s)</source>
      <translation>
        <numerusform>%Ln selected article</numerusform>
        <numerusform>%Ln selected articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %Ln article(s) older than the newest %1.</source>
      <translation>
        <numerusform>Left out: %Ln article older than the newest %1.</numerusform>
        <numerusform>Left out: %Ln articles older than the newest %1.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %Ln article(s) with no text.</source>
      <translation>
        <numerusform>Left out: %Ln article with no text.</numerusform>
        <numerusform>Left out: %Ln articles with no text.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>changes</name>
    <message numerus="yes">
      <source>%Ln article(s) archived.</source>
      <translation>
        <numerusform>%Ln article archived.</numerusform>
        <numerusform>%Ln articles archived.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) marked as read.</source>
      <translation>
        <numerusform>%Ln article marked as read.</numerusform>
        <numerusform>%Ln articles marked as read.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) marked as unread.</source>
      <translation>
        <numerusform>%Ln article marked as unread.</numerusform>
        <numerusform>%Ln articles marked as unread.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) moved out of the archive.</source>
      <translation>
        <numerusform>%Ln article moved out of the archive.</numerusform>
        <numerusform>%Ln articles moved out of the archive.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) moved to the trash.</source>
      <translation>
        <numerusform>%Ln article moved to the trash.</numerusform>
        <numerusform>%Ln articles moved to the trash.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) restored from the trash.</source>
      <translation>
        <numerusform>%Ln article restored from the trash.</numerusform>
        <numerusform>%Ln articles restored from the trash.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) starred.</source>
      <translation>
        <numerusform>%Ln article starred.</numerusform>
        <numerusform>%Ln articles starred.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) tagged “%1”.</source>
      <translation>
        <numerusform>%Ln article tagged “%1”.</numerusform>
        <numerusform>%Ln articles tagged “%1”.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Archive %Ln article(s)</source>
      <translation>
        <numerusform>Archive %Ln article</numerusform>
        <numerusform>Archive %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Delete %Ln article(s)</source>
      <translation>
        <numerusform>Delete %Ln article</numerusform>
        <numerusform>Delete %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Mark %Ln article(s) as read</source>
      <translation>
        <numerusform>Mark %Ln article as read</numerusform>
        <numerusform>Mark %Ln articles as read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Mark %Ln article(s) as unread</source>
      <translation>
        <numerusform>Mark %Ln article as unread</numerusform>
        <numerusform>Mark %Ln articles as unread</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Move %Ln article(s) out of archive</source>
      <translation>
        <numerusform>Move %Ln article out of archive</numerusform>
        <numerusform>Move %Ln articles out of archive</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove star from %Ln article(s)</source>
      <translation>
        <numerusform>Remove star from %Ln article</numerusform>
        <numerusform>Remove star from %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Remove tag “%1” from %Ln article(s)</source>
      <translation>
        <numerusform>Remove tag “%1” from %Ln article</numerusform>
        <numerusform>Remove tag “%1” from %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Restore %Ln article(s) from trash</source>
      <translation>
        <numerusform>Restore %Ln article from trash</numerusform>
        <numerusform>Restore %Ln articles from trash</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Star %Ln article(s)</source>
      <translation>
        <numerusform>Star %Ln article</numerusform>
        <numerusform>Star %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Star removed from %Ln article(s).</source>
      <translation>
        <numerusform>Star removed from %Ln article.</numerusform>
        <numerusform>Star removed from %Ln articles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag %Ln article(s) “%1”</source>
      <translation>
        <numerusform>Tag %Ln article “%1”</numerusform>
        <numerusform>Tag %Ln articles “%1”</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tag “%1” removed from %Ln article(s).</source>
      <translation>
        <numerusform>Tag “%1” removed from %Ln article.</numerusform>
        <numerusform>Tag “%1” removed from %Ln articles.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>exporting</name>
    <message numerus="yes">
      <source>%1: %Ln article(s)</source>
      <translation>
        <numerusform>%1: %Ln article</numerusform>
        <numerusform>%1: %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) written</source>
      <translation>
        <numerusform>%Ln article written</numerusform>
        <numerusform>%Ln articles written</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln left out: a briefing takes no more.</source>
      <translation>
        <numerusform>%Ln left out: a briefing takes no more.</numerusform>
        <numerusform>%Ln left out: a briefing takes no more.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln left out: no highlights or notes.</source>
      <translation>
        <numerusform>%Ln left out: no highlights or notes.</numerusform>
        <numerusform>%Ln left out: no highlights or notes.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln left out: no highlights.</source>
      <translation>
        <numerusform>%Ln left out: no highlights.</numerusform>
        <numerusform>%Ln left out: no highlights.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln left out: no text.</source>
      <translation>
        <numerusform>%Ln left out: no text.</numerusform>
        <numerusform>%Ln left out: no text.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln left out: no web address.</source>
      <translation>
        <numerusform>%Ln left out: no web address.</numerusform>
        <numerusform>%Ln left out: no web address.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln selected article(s)</source>
      <translation>
        <numerusform>%Ln selected article</numerusform>
        <numerusform>%Ln selected articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Damaged originals or pictures of %Ln article(s) were left out.</source>
      <translation>
        <numerusform>Damaged originals or pictures of %Ln article were left out.</numerusform>
        <numerusform>Damaged originals or pictures of %Ln articles were left out.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Exported %2 of %Ln article(s) to %1.</source>
      <translation>
        <numerusform>Exported %2 of %Ln article to %1.</numerusform>
        <numerusform>Exported %2 of %Ln articles to %1.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Exported %Ln article(s) to %1.</source>
      <translation>
        <numerusform>Exported %Ln article to %1.</numerusform>
        <numerusform>Exported %Ln articles to %1.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Whole library: %Ln article(s)</source>
      <translation>
        <numerusform>Whole library: %Ln article</numerusform>
        <numerusform>Whole library: %Ln articles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>imports</name>
    <message numerus="yes">
      <source>%Ln already there.</source>
      <translation>
        <numerusform>%Ln already there.</numerusform>
        <numerusform>%Ln already there.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) imported.</source>
      <translation>
        <numerusform>%Ln article imported.</numerusform>
        <numerusform>%Ln articles imported.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln item(s) not imported.</source>
      <translation>
        <numerusform>%Ln item not imported.</numerusform>
        <numerusform>%Ln items not imported.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln merged with what you had.</source>
      <translation>
        <numerusform>%Ln merged with what you had.</numerusform>
        <numerusform>%Ln merged with what you had.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln of them without text.</source>
      <translation>
        <numerusform>%Ln of them without text.</numerusform>
        <numerusform>%Ln of them without text.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>library_lock</name>
    <message numerus="yes">
      <source>%Ln copy(ies) of your library can be read without this passphrase:</source>
      <translation>
        <numerusform>%Ln copy of your library can be read without this passphrase:</numerusform>
        <numerusform>%Ln copies of your library can be read without this passphrase:</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message numerus="yes">
      <source>Changing %Ln article(s)</source>
      <translation>
        <numerusform>Changing %Ln article</numerusform>
        <numerusform>Changing %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Cleaning %Ln article(s) again</source>
      <translation>
        <numerusform>Cleaning %Ln article again</numerusform>
        <numerusform>Cleaning %Ln articles again</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Deleting %Ln article(s) permanently</source>
      <translation>
        <numerusform>Deleting %Ln article permanently</numerusform>
        <numerusform>Deleting %Ln articles permanently</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Fetching texts of %Ln article(s)</source>
      <translation>
        <numerusform>Fetching texts of %Ln article</numerusform>
        <numerusform>Fetching texts of %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Summarising %Ln article(s)</source>
      <translation>
        <numerusform>Summarising %Ln article</numerusform>
        <numerusform>Summarising %Ln articles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>outcomes</name>
    <message numerus="yes">
      <source>%Ln article(s)</source>
      <translation>
        <numerusform>%Ln article</numerusform>
        <numerusform>%Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) lost the text but not the original. Clean them again.</source>
      <translation>
        <numerusform>%Ln article lost the text but not the original. Clean them again.</numerusform>
        <numerusform>%Ln articles lost the text but not the original. Clean them again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s), %1 unread</source>
      <translation>
        <numerusform>%Ln article, %1 unread</numerusform>
        <numerusform>%Ln articles, %1 unread</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln choice(s) of summary sentences</source>
      <translation>
        <numerusform>%Ln choice of summary sentences</numerusform>
        <numerusform>%Ln choices of summary sentences</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln corrected name(s)</source>
      <translation>
        <numerusform>%Ln corrected name</numerusform>
        <numerusform>%Ln corrected names</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln correction(s)</source>
      <translation>
        <numerusform>%Ln correction</numerusform>
        <numerusform>%Ln corrections</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln earlier text(s)</source>
      <translation>
        <numerusform>%Ln earlier text</numerusform>
        <numerusform>%Ln earlier texts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln fetch(es)</source>
      <translation>
        <numerusform>%Ln fetch</numerusform>
        <numerusform>%Ln fetches</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln highlight(s)</source>
      <translation>
        <numerusform>%Ln highlight</numerusform>
        <numerusform>%Ln highlights</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln known address(es)</source>
      <translation>
        <numerusform>%Ln known address</numerusform>
        <numerusform>%Ln known addresses</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln original(s)</source>
      <translation>
        <numerusform>%Ln original</numerusform>
        <numerusform>%Ln originals</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln picture(s)</source>
      <translation>
        <numerusform>%Ln picture</numerusform>
        <numerusform>%Ln pictures</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln place(s) of pictures</source>
      <translation>
        <numerusform>%Ln place of pictures</numerusform>
        <numerusform>%Ln places of pictures</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln smart folder(s)</source>
      <translation>
        <numerusform>%Ln smart folder</numerusform>
        <numerusform>%Ln smart folders</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tag(s)</source>
      <translation>
        <numerusform>%Ln tag</numerusform>
        <numerusform>%Ln tags</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln tag(s) of articles</source>
      <translation>
        <numerusform>%Ln tag of articles</numerusform>
        <numerusform>%Ln tags of articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln text(s)</source>
      <translation>
        <numerusform>%Ln text</numerusform>
        <numerusform>%Ln texts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Altered pictures aren’t shown in %Ln article(s). Fetching again may bring them back, or a backup may hold them.</source>
      <translation>
        <numerusform>Altered pictures aren’t shown in %Ln article. Fetching again may bring them back, or a backup may hold them.</numerusform>
        <numerusform>Altered pictures aren’t shown in %Ln articles. Fetching again may bring them back, or a backup may hold them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Altered since saving: %Ln original(s).</source>
      <translation>
        <numerusform>Altered since saving: %Ln original.</numerusform>
        <numerusform>Altered since saving: %Ln originals.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Altered: %Ln highlight(s), tag(s), summaries or other records.</source>
      <translation>
        <numerusform>Altered: %Ln highlight, tag, summaries or other records.</numerusform>
        <numerusform>Altered: %Ln highlights, tags, summaries or other records.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Altered: %Ln picture(s).</source>
      <translation>
        <numerusform>Altered: %Ln picture.</numerusform>
        <numerusform>Altered: %Ln pictures.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Altered: the title, notes or details of %Ln article(s).</source>
      <translation>
        <numerusform>Altered: the title, notes or details of %Ln article.</numerusform>
        <numerusform>Altered: the title, notes or details of %Ln articles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Couldn’t rebuild %Ln article(s) from the original(s). A backup may hold them.</source>
      <translation>
        <numerusform>Couldn’t rebuild %Ln article from the original. A backup may hold them.</numerusform>
        <numerusform>Couldn’t rebuild %Ln articles from the originals. A backup may hold them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Damaged: the text of %Ln article(s).</source>
      <translation>
        <numerusform>Damaged: the text of %Ln article.</numerusform>
        <numerusform>Damaged: the text of %Ln articles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Found %Ln orphaned row(s).</source>
      <translation>
        <numerusform>Found %Ln orphaned row.</numerusform>
        <numerusform>Found %Ln orphaned rows.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kept %Ln altered highlight(s), tag(s) or folder(s). A backup may hold them unaltered.</source>
      <translation>
        <numerusform>Kept %Ln altered highlight, tag or folder. A backup may hold them unaltered.</numerusform>
        <numerusform>Kept %Ln altered highlights, tags or folders. A backup may hold them unaltered.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kept %Ln article(s) whose title or details are altered. A backup may hold them unaltered.</source>
      <translation>
        <numerusform>Kept %Ln article whose title or details are altered. A backup may hold them unaltered.</numerusform>
        <numerusform>Kept %Ln articles whose title or details are altered. A backup may hold them unaltered.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kept %Ln article(s) with an altered original. A backup may hold it unaltered.</source>
      <translation>
        <numerusform>Kept %Ln article with an altered original. A backup may hold it unaltered.</numerusform>
        <numerusform>Kept %Ln articles with an altered original. A backup may hold it unaltered.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Missing from the search index: %Ln article(s).</source>
      <translation>
        <numerusform>Missing from the search index: %Ln article.</numerusform>
        <numerusform>Missing from the search index: %Ln articles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Missing: %Ln picture(s) that articles show.</source>
      <translation>
        <numerusform>Missing: %Ln picture that articles show.</numerusform>
        <numerusform>Missing: %Ln pictures that articles show.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Rebuilt %Ln article(s) from the original(s).</source>
      <translation>
        <numerusform>Rebuilt %Ln article from the original.</numerusform>
        <numerusform>Rebuilt %Ln articles from the originals.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Recovered %Ln altered original(s) exactly, by the SHA-256.</source>
      <translation>
        <numerusform>Recovered %Ln altered original exactly, by the SHA-256.</numerusform>
        <numerusform>Recovered %Ln altered originals exactly, by the SHA-256.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Recovered %Ln altered picture(s) exactly, by the SHA-256.</source>
      <translation>
        <numerusform>Recovered %Ln altered picture exactly, by the SHA-256.</numerusform>
        <numerusform>Recovered %Ln altered pictures exactly, by the SHA-256.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Recovered %Ln article(s) of which only the text or the original was left.</source>
      <translation>
        <numerusform>Recovered %Ln article of which only the text or the original was left.</numerusform>
        <numerusform>Recovered %Ln articles of which only the text or the original was left.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Recovered %Ln damaged text(s) or record(s) exactly, by their checksums.</source>
      <translation>
        <numerusform>Recovered %Ln damaged text or record exactly, by their checksums.</numerusform>
        <numerusform>Recovered %Ln damaged texts or records exactly, by their checksums.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Removed %Ln altered record(s). A backup may hold them unaltered.</source>
      <translation>
        <numerusform>Removed %Ln altered record. A backup may hold them unaltered.</numerusform>
        <numerusform>Removed %Ln altered records. A backup may hold them unaltered.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Removed %Ln damaged text(s).</source>
      <translation>
        <numerusform>Removed %Ln damaged text.</numerusform>
        <numerusform>Removed %Ln damaged texts.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Removed %Ln orphaned row(s).</source>
      <translation>
        <numerusform>Removed %Ln orphaned row.</numerusform>
        <numerusform>Removed %Ln orphaned rows.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The file is damaged in %Ln place(s).</source>
      <translation>
        <numerusform>The file is damaged in %Ln place.</numerusform>
        <numerusform>The file is damaged in %Ln places.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Unreadable: %Ln checksum(s).</source>
      <translation>
        <numerusform>Unreadable: %Ln checksum.</numerusform>
        <numerusform>Unreadable: %Ln checksums.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %Ln more</source>
      <translation>
        <numerusform>and %Ln more</numerusform>
        <numerusform>and %Ln more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>overview</name>
    <message numerus="yes">
      <source>%1: %Ln article(s)</source>
      <translation>
        <numerusform>%1: %Ln article</numerusform>
        <numerusform>%1: %Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s)</source>
      <translation>
        <numerusform>%Ln article</numerusform>
        <numerusform>%Ln articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) in an unknown language</source>
      <translation>
        <numerusform>%Ln article in an unknown language</numerusform>
        <numerusform>%Ln articles in an unknown language</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s) with no site</source>
      <translation>
        <numerusform>%Ln article with no site</numerusform>
        <numerusform>%Ln articles with no site</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln article(s), %1 read</source>
      <translation>
        <numerusform>%Ln article, %1 read</numerusform>
        <numerusform>%Ln articles, %1 read</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln more language(s)</source>
      <translation>
        <numerusform>%Ln more language</numerusform>
        <numerusform>%Ln more languages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln more site(s)</source>
      <translation>
        <numerusform>%Ln more site</numerusform>
        <numerusform>%Ln more sites</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln more tag(s)</source>
      <translation>
        <numerusform>%Ln more tag</numerusform>
        <numerusform>%Ln more tags</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Not shown: %Ln article(s) with no read date</source>
      <translation>
        <numerusform>Not shown: %Ln article with no read date</numerusform>
        <numerusform>Not shown: %Ln articles with no read date</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>printing</name>
    <message numerus="yes">
      <source>%Ln page(s)</source>
      <translation>
        <numerusform>%Ln page</numerusform>
        <numerusform>%Ln pages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %Ln other article(s)</source>
      <translation>
        <numerusform>and %Ln other article</numerusform>
        <numerusform>and %Ln other articles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>settings</name>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln day</numerusform>
        <numerusform>%Ln days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln minute(s)</source>
      <translation>
        <numerusform>%Ln minute</numerusform>
        <numerusform>%Ln minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln second(s)</source>
      <translation>
        <numerusform>%Ln second</numerusform>
        <numerusform>%Ln seconds</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>verdict</name>
    <message numerus="yes">
      <source>And %Ln more difference(s).</source>
      <translation>
        <numerusform>And %Ln more difference.</numerusform>
        <numerusform>And %Ln more differences.</numerusform>
      </translation>
    </message>
  </context>
</TS>
