/** German. No native speaker has read it. */
import { de as labelWords } from 'candor-disclosure/words/de.ts'
import type { Language } from './language.ts'

export const de: Language = {
  ...labelWords,
  references: {
    policy: 'Wie wir KI einsetzen',
    sources: 'Quellen',
  },
  entry: {
    corrections: 'Korrekturen',
    corrected: 'Korrigiert am {date}:',
    retracted: 'Zurückgezogen am {date}:',
    retractedTitle: 'Zurückgezogen: {title}',
    correctionTitle: 'Korrektur: {title}',
    // For a native reader: “Rückzug” is the other choice.
    retractionTitle: 'Artikel zurückgezogen: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artikel, die {domain} zitieren',
    undetermined: 'Sprache nicht angegeben',
    modes: {
      'ai-autonomous': 'Von KI verfasst, ohne menschliche Redaktion',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Ohne KI verfasst',
    },
    reviewed: 'Von Menschen verfasst oder geprüft',
    corrections: 'Korrekturen und zurückgezogene Artikel',
    archive: 'Archiv {part}',
    without: 'ohne {topics}',
    search: 'Suche: {words}',
    groups: {
      topics: 'Themen',
      sources: 'Zitierte Medien',
      languages: 'Sprachen',
      modes: 'Wie Artikel entstanden',
      '': 'Alle und ausgewählte Artikel',
    },
  },
  embeds: {
    back: 'Mehr: {title}',
    nothing: 'Noch keine Artikel.',
  },
  layout: {
    skip: 'Zum Inhalt',
    site: 'Website',
    subscribe: 'Abonnieren',
    feeds: 'Alle Feeds',
    search: 'Suche',
    demo: 'Demo',
    sample:
      'Beispielartikel, die Candor bei der Arbeit zeigen. Auch die Angaben zur Entstehung sind Beispiele.',
  },
  article: {
    published: 'Veröffentlicht',
    updated: 'Geändert',
  },
  pages: {
    description:
      'Nachrichten, die sagen, wie sie entstanden sind und auf welche Quellen sie sich stützen.',
    footer: {
      name: 'Fußbereich',
      formats: 'Feeds:',
      embed: 'Auf Ihrer Website',
      vocabulary: 'Vokabular',
      claim: '{generator} zeigt, wie jeder Artikel entstand, und seine Quellen.',
    },
    feed: {
      newest: 'Neueste Artikel',
      archived: 'Archivierte Artikel',
      empty: 'Zurzeit keine Artikel.',
      none: 'Noch passt kein Artikel zu {name}. Abonnieren Sie, um den ersten zu erhalten.',
      first: 'Noch ist kein Artikel erschienen. Nächste Schritte:',
      firstArticle:
        'Veröffentlichen Sie Ihren ersten Artikel: Kopieren Sie das SQL aus {guide}, Abschnitt „A first article“.',
      firstCheck:
        'Prüfen Sie die Einrichtung mit {doctor}, und {subscribe}, um den Artikel ankommen zu sehen.',
      subscribe: 'abonnieren Sie',
      earlier: 'Früher',
      signed: 'signiert',
      archive: 'Archiv',
      older: 'Ältere Artikel',
      newer: 'Neuere Artikel',
      legend: 'Legende',
      unlabelled: 'Ohne generative KI verfasst: kein Hinweis',
      notices: {
        newest: 'Neueste Korrekturen und Rückzüge',
        archived: 'Archivierte Korrekturen und Rückzüge',
        empty: 'Noch wurde nichts korrigiert oder zurückgezogen.',
        older: 'Ältere Korrekturen',
        newer: 'Neuere Korrekturen',
      },
      related: 'Verwandte Feeds',
      all: 'Alle Feeds:',
    },
    subscribe: {
      title: 'Abonnieren',
      reader: 'Sie brauchen hier kein Konto. Fügen Sie den Feed Ihrem Reader hinzu:',
      apps: 'NetNewsWire und andere Apps',
      demo: 'Online-Reader brauchen eine öffentliche Adresse. Eine Demo auf Ihrem Rechner öffnet sich nur in Apps.',
      copy: 'Oder kopieren Sie die Adresse eines Formats:',
      address: 'Adresse des {format}-Feeds',
      formats: {
        rss: 'Funktioniert in jedem Reader und Aggregator. Im Zweifel RSS.',
        atom: 'Am genauesten bei Änderungen und Löschungen.',
        json: 'Für eigene Programme: dieselben Angaben, ohne XML.',
      },
      embed: 'Diese Schlagzeilen auf der eigenen Website zeigen',
      content: 'Inhalt des Feeds',
      full: 'Ganze Artikel mit Quellen und Angaben zur Entstehung. Siehe: {policy}. Für die Technik: {vocabulary}.',
      vocabulary: 'das Vokabular',
    },
    finder: {
      title: 'Einen Feed finden',
      lead: 'Wählen Sie die Artikel, die Sie lesen möchten. Kein Feld ist Pflicht.',
      find: 'Finden',
      made: 'Wie entstanden',
      ways: {
        any: 'beliebig',
        corrections: 'beliebig, korrigiert oder zurückgezogen',
      },
      language: 'Sprache',
      source: 'Zitiertes Medium',
      sourceExample: 'etwa w3.org',
      topic: 'Thema',
      leaveOut: 'Ohne',
      any: 'beliebig',
    },
    directory: {
      title: 'Alle Feeds',
      lead: 'Feeds nach Thema, zitiertem Medium, Sprache und Entstehung der Artikel.',
      groupLead: 'Jeden Feed gibt es als RSS, Atom und JSON Feed, mit Archiv.',
      empty: 'Noch keine Feeds: Es ist kein Artikel erschienen.',
      none: 'Kein Feed hat „{name}“ im Namen.',
      filter: 'Feeds nach Namen',
      name: 'Name enthält',
      show: 'Zeigen',
      more: '{group}: alle {count} zeigen',
      articles: {
        one: '{count} Artikel',
        other: '{count} Artikel',
      },
      newest: 'neuester {time}',
      rss: 'RSS von {name}',
      pages: 'Seiten',
      files: 'Um alle diese Feeds in Ihren Reader zu importieren: {opml}. Für Programme: {json}.',
    },
    search: {
      title: 'Suche',
      description: 'Alle Artikel durchsuchen und die Treffer abonnieren.',
      lead: 'Jede Suche ist auch ein Feed. Abonnieren Sie sie, und Ihr Reader zeigt neue passende Artikel.',
      form: 'Artikel',
      words: 'Wörter',
      search: 'Suchen',
      found: 'Treffer, neueste zuerst',
      none: 'Kein Artikel passt zu {words}. Abonnieren Sie, um den ersten zu erhalten. Sehr häufige Wörter bleiben unbeachtet.',
      hints:
        'Anführungszeichen suchen eine Wortfolge, {or} sucht Alternativen, ein Minus schließt ein Wort aus. Die Suche findet auch andere Formen eines Wortes, in den Sprachen, die die Datenbank unterstützt.',
    },
    error: {
      status: 'Fehler {status}',
      retry: 'Versuchen Sie es in {seconds} Sekunden erneut.',
      newest: 'Die neuesten Artikel',
      find: 'Einen Feed finden',
      search: 'Suche',
      titles: {
        invalid: 'Ungültige Adresse',
        noArticle: 'Kein solcher Artikel',
        noWords: 'Kein Suchwort',
        token: 'Token erforderlich',
        forbidden: 'Nicht erlaubt',
        missing: 'Nicht gefunden',
        gone: 'Nicht mehr verfügbar',
        tooMany: 'Zu viele Anfragen',
        failed: 'Interner Fehler',
        unavailable: 'Vorübergehend nicht verfügbar',
      },
      texts: {
        noMatch: 'Kein veröffentlichter Artikel passt zu {filter}.',
        noWords:
          '„{words}“ enthält kein Wort, nach dem gesucht werden kann. Nehmen Sie ein Wort, das nicht in fast jedem Text vorkommt.',
        noPage: 'Unter {path} gibt es weder eine Seite noch einen Feed.',
        noFeed: 'Unter {path} ist kein Artikel erschienen.',
        closed:
          'Das Thema unter {path} ist geschlossen und erhält keine neuen Artikel. Alle Artikel: {all}',
        removed: 'Der Artikel unter {path} wurde zurückgenommen oder gelöscht.',
        token: 'Hier braucht es ein gültiges Token. Bitten Sie die Redaktion um eines.',
        slow: 'Die Suche hat zu lange gedauert. Nehmen Sie weniger oder seltenere Wörter.',
      },
      meant: 'Meinten Sie: {list}?',
    },
    stats: {
      title: 'Leserschaft',
      lead: '{from} bis {to}, Tage in UTC. Aggregatoren nennen die Zahl ihrer Abonnenten, und niemand prüft sie; die Zahl direkter Leser ist auf etwa 3 % genau geschätzt.',
      days: 'Nach Tagen',
      feeds: 'Nach Feeds',
      aggregators: 'Nach Aggregatoren',
      embeds: 'Einbettungen',
      errors: 'Fehler, die Leser sahen',
      other: 'andere',
      columns: {
        feed: 'Feed',
        readers: 'Leser',
        subscribers: 'Abonnenten',
        direct: 'Direkte Leser',
        requests: 'Anfragen',
        unchanged: 'Unverändert (304)',
        bytes: 'Gesendet',
        product: 'Programm',
        reported: 'Stand',
        page: 'Seite von',
        route: 'Route',
        status: 'Status',
      },
    },
    disclosure: {
      title: 'Wie wir KI einsetzen',
      description:
        'Die Hinweise auf KI-Texte und KI-gestützte Artikel, und wer redaktionell verantwortlich ist.',
      lead: 'Jeder Artikel hier legt offen, wie er entstand. Diese Seite erklärt die Hinweise.',
      demo: 'Dies ist eine Vorführung.',
      sample:
        'Die Artikel und ihre Angaben sind Beispiele: Sie zeigen nur, wie jede Kennzeichnung aussieht.',
      labels: 'Die Hinweise',
      noLabel: 'Kein Hinweis',
      modes: {
        'ai-autonomous':
          'Eine KI hat den Artikel selbstständig verfasst, und niemand hat ihn vor der Veröffentlichung geprüft. Er kann Fehler enthalten, die richtig klingen. Er nennt seine Quellen: Prüfen Sie diese, bevor Sie sich auf ihn verlassen.',
        'ai-assisted':
          'KI war am Text beteiligt, und ein Mensch hat ihn vor der Veröffentlichung geprüft. Der Artikel nennt, wer ihn geprüft hat: Ohne diesen Namen nimmt unser System ihn nicht an, außer wenn Menschen den Text geschrieben haben und KI nur einen Teil daneben, den der Hinweis dann nennt.',
        'human-only':
          'Der Text wurde ohne generative KI verfasst. Nur maschinenlesbare Daten sagen das: Leserinnen und Leser brauchen keine Warnung.',
      },
      inFeeds: 'In den Feeds: {mode}',
      parts:
        'Manche Artikel stammen nur zum Teil von KI. Dann nennt der Hinweis den Teil, etwa „{parts}“. „Geprüft“ heißt, dass ein namentlich genannter Mensch ihn geprüft hat.',
      unknown:
        'Jeder Artikel hat eine dieser drei Kennzeichnungen. Nur bei Artikeln aus der Zeit vor dem 2. August 2026 kann sie fehlen, wenn nicht bekannt ist, wie sie entstanden sind.',
      seen: 'Wo Hinweise stehen',
      places:
        'Der Hinweis eröffnet die Zusammenfassung, die die meisten Reader zuerst zeigen. Ein Satz eröffnet den Artikel selbst. Programme und Aggregatoren finden dieselben Angaben in RSS, Atom und JSON Feed: die Kennzeichnung, das Modell und seinen Anbieter, wer geprüft hat, wann der Text erzeugt wurde, und jede Quelle mit ihrer Adresse. Bilder haben eigene Angaben. {vocabulary} beschreibt jedes Feld.',
      vocabulary: 'Das Vokabular',
      use: 'Wie diese Website KI einsetzt',
      noUse:
        'Diese Website hat keine eigene Beschreibung hinzugefügt. Verlassen Sie sich auf die Angaben jedes Artikels.',
      responsible: 'Redaktionelle Verantwortung',
      responsibility:
        'Die redaktionelle Verantwortung für die hier veröffentlichten Artikel trägt {name}.',
      noResponsible:
        'Diese Website hat keine Person oder Organisation mit redaktioneller Verantwortung genannt. Bedenken Sie das, wenn Sie ihre Artikel lesen.',
      noModel:
        'Ein Modell kann diese Verantwortung nicht übernehmen: Verantwortlich ist, wer einen Text veröffentlicht, wie immer er entstand.',
      law: 'Das Recht',
      regulation: 'Verordnung (EU) 2024/1689',
      article50:
        'In der Europäischen Union gelten die Transparenzpflichten der KI-Verordnung, {regulation}, seit dem 2. August 2026. Artikel 50 Absatz 4 betrifft Text, den KI erzeugt oder manipuliert hat und der veröffentlicht wird, um die Öffentlichkeit über Angelegenheiten von öffentlichem Interesse zu informieren: Es muss offengelegt werden, dass er künstlich erzeugt oder manipuliert wurde. Eine Ausnahme gilt, wenn der Text einer menschlichen Überprüfung oder redaktionellen Kontrolle unterzogen wurde {and} eine natürliche oder juristische Person die redaktionelle Verantwortung für die Veröffentlichung trägt. Nach Artikel 50 Absatz 5 muss die Information klar und eindeutig sein und spätestens beim ersten Kontakt gegeben werden.',
      and: 'und',
      always:
        'Wir legen es in beiden Fällen offen, und in jedem Land. Diese Seite ist eine Erläuterung, keine Rechtsberatung.',
      report: 'Einen Fehler melden',
      contact:
        'Schreiben Sie an {email}. Nennen Sie die Adresse des Artikels und beschreiben Sie den Fehler.',
      noContact: 'Diese Website hat keine Adresse für Korrekturen veröffentlicht.',
      corrections:
        'Korrekturen tragen ein Datum und bleiben am Anfang des Artikels sichtbar. War der Kern eines Artikels falsch, wird er zurückgezogen: Seine Seite und sein Eintrag in den Feeds bleiben, und der Grund ersetzt den Text.',
      humanStated: 'Der Text wurde ohne generative KI verfasst. Sein letzter Satz sagt das.',
    },
    embed: {
      title: 'Einbetten',
      description:
        'Unsere Schlagzeilen auf Ihrer Website: als Rahmen, Komponente, Fragment oder mit oEmbed.',
      heading: 'Schlagzeilen für Ihre Website',
      lead: 'Wählen Sie einen Feed, prüfen Sie die Vorschau, und kopieren Sie den Code. Schlagzeilen behalten ihre KI-Hinweise. Kein Tracking, keine Cookies.',
      choose: 'Feed und Optionen',
      show: 'Zeigen',
      preview: 'Vorschau: {title}',
      policy: 'Ihre Content-Security-Policy muss erlauben: {policy}',
      options: {
        limit: 'Schlagzeilen',
        layout: 'Anordnung',
        theme: 'Farbschema',
        accent: 'Akzentfarbe, etwa 0d5c66',
        images: 'Bilder',
        summaries: 'Zusammenfassungen',
        sources: 'Quellen',
        heading: 'Ebene der Überschrift',
        target: 'Links öffnen',
      },
      choices: {
        layout: {
          list: 'Liste',
          cards: 'Karten',
          compact: 'kompakt',
        },
        theme: {
          auto: 'automatisch',
          light: 'hell',
          dark: 'dunkel',
        },
        target: {
          '': 'Voreinstellung',
          _blank: 'in einem neuen Fenster',
          _self: 'im selben Fenster (nicht in Rahmen)',
          _top: 'im ganzen Fenster',
        },
        visibility: {
          on: 'gezeigt',
          off: 'verborgen',
        },
      },
      script: {
        copy: 'Kopieren',
        copyPart: 'Kopieren: ',
        copied: 'Kopiert.',
        noAnswer:
          'Der Server antwortet nicht. Ihre Auswahl bleibt erhalten: Versuchen Sie es später erneut.',
        made: 'Unten gezeigt.',
      },
      rules: 'Gut zu wissen',
      label: {
        title: 'Hinweise.',
        text: 'Der Hinweis und der Link zu uns gehören zur Schlagzeile. Sie dürfen Schriftart und Farbe ändern, aber beide müssen lesbar bleiben. Das EU-Recht verlangt die Offenlegung beim ersten Kontakt ({policy}).',
      },
      fresh: {
        title: 'Aktualität.',
        text: 'Ein neuer Artikel erscheint in einem Rahmen nach höchstens {seconds} Sekunden, sobald der Rahmen neu lädt. Die Komponente lädt mit jedem Seitenaufruf neu. Ist unsere Datenbank nicht erreichbar, senden wir die letzten guten Schlagzeilen. Ist unser Server nicht erreichbar, zeigt die Komponente bis zu einem Tag lang die letzten Schlagzeilen desselben Tabs, sofern sie nicht sehr groß sind; sonst zeigt sie Ihren eigenen Link. Ein Fragment ist Ihre eigene Kopie. Ein Rahmen zeigt die Fehlermeldung des Browsers.',
      },
      privacy: {
        title: 'Datenschutz.',
        text: 'Eingebettete Schlagzeilen setzen keine Cookies und laden nur unsere Skripte. Browser senden uns mit Anfragen nach Rahmen, Skripten und Feeds den Ursprung Ihrer Website, etwa https://example.org, aber nie die Adresse der Seite. Bilder sind voreingestellt aus: Sie kommen von den Servern der Redaktion, die die Anfragen Ihres Publikums sehen.',
      },
      pinned: {
        title: 'Versionen.',
        text: 'Ein veröffentlichtes Skript ändert sich nie und hat einen Hash. {newest} führt zur neuesten Version. Ursprungsisolierte Seiten dürfen alle Arten nutzen. Dort brauchen Bilder in Komponente und Fragment einen Cross-Origin-Resource-Policy-Header ihres Servers, und Bilder im Rahmen einen Browser, der {credentialless} unterstützt.',
      },
      anyFeed: {
        title: 'Jeder Feed.',
        text: 'Die Komponente zeigt jeden JSON Feed 1.1. Einträge ohne Angaben zur Entstehung zeigt sie ohne Hinweis.',
      },
      style: 'Aussehen',
      customProperties: 'Setzen Sie diese CSS-Variablen am Element oder darüber:',
      properties: {
        '--candor-font': 'Schriftart von allem',
        '--candor-color': 'Textfarbe',
        '--candor-background': 'Hintergrund',
        '--candor-accent': 'Farbe von Linien und Marken',
        '--candor-gap': 'Abstand zwischen Schlagzeilen',
        '--candor-card': 'kleinste Breite einer Karte',
        '--candor-label-font': 'Schriftart des Hinweises und des Links zu uns',
        '--candor-label-color': 'Farbe des Hinweises und des Links zu uns',
      },
      parts:
        'Teile der Komponente, für {selector}: {parts}. Hinweis, Mitteilung über einen Rückzug und die Links am Ende sind keine Teile. In einem Fragment sind dieselben Namen Klassen, etwa {example}. Die Klasse des Ganzen ist {whole}.',
    },
    snippets: {
      or: 'oder',
      here: 'Wo die Schlagzeilen stehen sollen',
      frame: {
        name: 'Rahmen',
        about:
          'Braucht kein Skript und keine Stile Ihrer Seite. Funktioniert {sites}. Beenden Sie die Adresse jedes Rahmens einer Seite mit einer anderen Kennung, etwa #candor-2.',
        allSites: 'auf jeder Website',
        onlyOn: 'nur auf {sites}',
        height: 'Einmal je Seite, damit Rahmen so hoch wie ihr Inhalt werden; sonst scrollen sie',
      },
      component: {
        name: 'Komponente',
        about:
          'Nutzt Schriften und Farben Ihrer Seite und lädt mit jedem Seitenaufruf neu. Sie zeigt den Link in ihr, bis die Schlagzeilen da sind oder wenn sie nicht geladen werden können. Halten Sie in Ihrem Stylesheet Platz frei, damit nichts springt: candor-headlines { display: block; min-block-size: 30rem }.',
      },
      fragment: {
        name: 'Fragment',
        about:
          'HTML mit einem ETag, das Ihr Build oder Edge in Ihre Seite einfügt. Der Shell-Befehl behält die letzte Kopie, wenn eine Anfrage scheitert. Setzen Sie die Akzentfarbe in Ihrem Stylesheet: --candor-accent.',
        shell: 'In einer Shell, so oft Sie wollen',
        edge: 'Oder an einer Edge, die ESI unterstützt',
        sheet: 'Unser Stylesheet (nicht nötig)',
      },
      oembed: {
        name: 'oEmbed',
        about:
          'Für Editoren, die aus einer Adresse etwas Eingebettetes machen. Zeigt den Feed mit den voreingestellten Optionen. Die Adresse eines Artikels ergibt eine Karte dieses Artikels.',
        editor: 'In einen Editor einfügen',
        system: 'Die Anfrage Ihres Systems',
      },
    },
  },
}
