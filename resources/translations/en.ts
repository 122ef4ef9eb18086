<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Commands</name>
    <message numerus="yes">
      <source>Couldn't summarise %n article(s). Try again.</source>
      <translation>
        <numerusform>Couldn't summarise %n article. Try again.</numerusform>
        <numerusform>Couldn't summarise %n articles. Try again.</numerusform>
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
</TS>
