/** Polish. */
import { labelForms } from './label-forms.ts'
import type { Language } from './language.ts'

export const pl: Language = {
  ...labelForms({
    autonomous: 'Tekst AI, bez udziału redaktora:',
    assisted: 'Z pomocą AI:',
    tag: 'Tekst AI',
  }),
  pictures: {
    generated: 'Obraz stworzony przez AI',
    edited: 'Obraz edytowany za pomocą AI',
  },
  statements: {
    'ai-autonomous':
      'Ten artykuł napisała samodzielnie sztuczna inteligencja; nie sprawdził go żaden redaktor.',
    'ai-assisted': 'Napisano z pomocą sztucznej inteligencji. Weryfikacja: {reviewed_by}.',
    'human-only': 'Napisane przez człowieka bez użycia generatywnej sztucznej inteligencji.',
  },
  references: {
    policy: 'Jak korzystamy ze sztucznej inteligencji',
    sources: 'Źródła',
  },
  entry: {
    // Not “sprostowanie”: in press law, that is the text of somebody who was written about (art. 31a).
    corrections: 'Korekty',
    corrected: 'Poprawiono {date}:',
    retracted: 'Wycofano {date}:',
    retractedTitle: 'Wycofano: {title}',
    correctionTitle: 'Korekta: {title}',
    retractionTitle: 'Wycofanie artykułu: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artykuły, które cytują {domain}',
    undetermined: 'Język nieokreślony',
    modes: {
      'ai-autonomous': 'Napisane przez AI, bez udziału redaktora',
      'ai-assisted': 'Napisane z pomocą AI, sprawdzone przez człowieka',
      'human-only': 'Napisane bez AI',
    },
    reviewed: 'Napisane lub sprawdzone przez ludzi',
    corrections: 'Korekty i wycofane artykuły',
    archive: 'Archiwum {part}',
    without: 'bez {topics}',
    search: 'Wyszukiwanie: {words}',
    groups: {
      topics: 'Tematy',
      sources: 'Cytowane media',
      languages: 'Języki',
      modes: 'Jak powstały artykuły',
      '': 'Wszystkie artykuły i wybór artykułów',
    },
  },
  embeds: {
    back: 'Więcej: {title}',
    nothing: 'Nie ma jeszcze artykułów.',
  },
  layout: {
    skip: 'Przejdź do treści',
    site: 'Serwis',
    subscribe: 'Subskrybuj',
    feeds: 'Wszystkie kanały',
    search: 'Szukaj',
    demo: 'Demo',
    sample:
      'Te przykładowe artykuły pokazują, jak działa Candor. Informacje o ich powstaniu też są przykładami.',
  },
  article: {
    published: 'Opublikowano',
    updated: 'Zaktualizowano',
    next: 'Następny artykuł:',
  },
  pages: {
    description: 'Artykuły, które informują, jak powstały i z jakich źródeł korzystają.',
    footer: {
      name: 'Stopka',
      formats: 'Kanały:',
      embed: 'Na Twojej stronie',
      vocabulary: 'Słownictwo',
      claim: '{generator} pokazuje, jak powstał każdy artykuł i z jakich źródeł korzysta.',
    },
    feed: {
      newest: 'Najnowsze artykuły',
      archived: 'Artykuły archiwalne',
      empty: 'Obecnie brak artykułów.',
      none: 'Żaden artykuł nie pasuje jeszcze do: {name}. Zasubskrybuj, aby otrzymać pierwszy.',
      first: 'Nie opublikowano jeszcze żadnego artykułu. Kolejne kroki:',
      firstArticle:
        'Opublikuj pierwszy artykuł: skopiuj SQL z pliku {readme}, część „Your first article”.',
      firstCheck:
        'Sprawdź konfigurację poleceniem {doctor} i {subscribe}, aby zobaczyć, jak artykuł dociera.',
      subscribe: 'zasubskrybuj',
      earlier: 'Wcześniej',
      signed: 'podpisane',
      archive: 'Archiwum',
      older: 'Starsze artykuły',
      newer: 'Nowsze artykuły',
      legend: 'Legenda',
      unlabelled: 'Napisane bez generatywnej AI: bez oznaczenia',
      notices: {
        newest: 'Najnowsze korekty i wycofane artykuły',
        archived: 'Archiwalne korekty i wycofane artykuły',
        empty: 'Niczego jeszcze nie poprawiono ani nie wycofano.',
        older: 'Starsze korekty',
        newer: 'Nowsze korekty',
      },
      related: 'Powiązane kanały',
      all: 'Wszystkie kanały:',
    },
    subscribe: {
      title: 'Subskrybuj',
      reader: 'Nie potrzebujesz tu konta. Dodaj kanał do swojego czytnika:',
      apps: 'NetNewsWire i inne aplikacje',
      demo: 'Czytniki internetowe potrzebują adresu publicznego. Demo na Twoim komputerze otworzy się tylko w aplikacjach.',
      copy: 'Albo skopiuj adres wybranego formatu:',
      address: 'Adres kanału {format}',
      formats: {
        rss: 'Działa w każdym czytniku i agregatorze. W razie wątpliwości wybierz RSS.',
        atom: 'Najdokładniej pokazuje zmiany i usunięcia.',
        json: 'Do własnych programów: te same informacje bez XML.',
      },
      embed: 'Pokaż te nagłówki na własnej stronie',
      content: 'Zawartość kanału',
      full: 'Pełne artykuły ze źródłami i informacjami, jak powstały. Zobacz: {policy}. Dla techników: {vocabulary}.',
      vocabulary: 'słownictwo',
    },
    finder: {
      title: 'Znajdź kanał',
      lead: 'Wybierz artykuły, które chcesz czytać. Żadne pole nie jest obowiązkowe.',
      find: 'Znajdź',
      made: 'Jak powstał',
      ways: {
        any: 'dowolnie',
        corrections: 'dowolnie, poprawiony lub wycofany',
      },
      language: 'Język',
      source: 'Cytowane medium',
      sourceExample: 'na przykład w3.org',
      topic: 'Temat',
      any: 'dowolny',
    },
    directory: {
      title: 'Wszystkie kanały',
      lead: 'Kanały według tematu, cytowanego medium, języka i sposobu powstania artykułów.',
      groupLead: 'Każdy kanał jest dostępny jako RSS, Atom i JSON Feed, z archiwum.',
      empty: 'Nie ma jeszcze kanałów: nie opublikowano żadnego artykułu.',
      none: 'Żaden kanał nie ma w nazwie „{name}”.',
      filter: 'Kanały według nazwy',
      name: 'Nazwa zawiera',
      show: 'Pokaż',
      more: '{group}: pokaż wszystkie ({count})',
      articles: { one: 'Artykuły: {count}', other: 'Artykuły: {count}' },
      newest: 'najnowszy {time}',
      rss: 'RSS: {name}',
      pages: 'Strony',
      files: 'Aby zaimportować wszystkie te kanały do czytnika: {opml}. Dla programów: {json}.',
    },
    search: {
      title: 'Szukaj',
      description: 'Przeszukaj wszystkie artykuły i zasubskrybuj wyniki.',
      lead: 'Każde wyszukiwanie jest też kanałem. Zasubskrybuj je, a czytnik pokaże nowe pasujące artykuły.',
      form: 'Artykuły',
      words: 'Słowa',
      search: 'Szukaj',
      found: 'Wyniki, od najnowszych',
      none: 'Żaden artykuł nie pasuje do: {words}. Zasubskrybuj, aby otrzymać pierwszy. Bardzo częste słowa są pomijane.',
      hints:
        'Cudzysłów szuka całej frazy, {or} szuka jednego ze słów, a minus wyklucza słowo. Wyszukiwanie znajduje też inne formy słowa w językach, które obsługuje baza danych.',
    },
    error: {
      status: 'Błąd {status}',
      retry: 'Spróbuj ponownie za {seconds} s.',
      newest: 'Najnowsze artykuły',
      find: 'Znajdź kanał',
      search: 'Szukaj',
      titles: {
        invalid: 'Nieprawidłowy adres',
        noArticle: 'Nie ma takiego artykułu',
        noWords: 'Nie ma czego szukać',
        token: 'Wymagany token',
        forbidden: 'Brak dostępu',
        missing: 'Nie znaleziono',
        gone: 'Już niedostępne',
        tooMany: 'Zbyt wiele żądań',
        failed: 'Błąd wewnętrzny',
        unavailable: 'Chwilowo niedostępne',
      },
      texts: {
        noMatch: 'Żaden opublikowany artykuł nie pasuje do {filter}.',
        noWords:
          '„{words}” nie zawiera słowa, którego można szukać. Użyj słowa, którego nie ma w niemal każdym tekście.',
        noPage: 'Pod adresem {path} nie ma strony ani kanału.',
        noFeed: 'Pod adresem {path} nie opublikowano żadnego artykułu.',
        closed:
          'Temat pod adresem {path} jest zamknięty i nie otrzymuje nowych artykułów. Wszystkie artykuły: {all}',
        token: 'Potrzebny jest tu ważny token. Poproś o niego redakcję.',
        slow: 'Wyszukiwanie trwało zbyt długo. Użyj mniejszej liczby słów lub rzadszych słów.',
      },
      meant: 'Może chodziło o: {list}?',
    },
    stats: {
      title: 'Czytelnicy',
      lead: 'Od {from} do {to}, dni w UTC. Agregatory same podają liczbę subskrybentów i nikt jej nie sprawdza; liczbę czytelników bezpośrednich szacuje się z dokładnością do około 3%.',
      days: 'Według dni',
      feeds: 'Według kanałów',
      aggregators: 'Według agregatorów',
      embeds: 'Osadzanie',
      errors: 'Błędy, które zobaczyli czytelnicy',
      other: 'inne',
      columns: {
        feed: 'Kanał',
        readers: 'Czytelnicy',
        subscribers: 'Subskrybenci',
        direct: 'Czytelnicy bezpośredni',
        requests: 'Żądania',
        unchanged: 'Bez zmian (304)',
        bytes: 'Wysłano',
        product: 'Program',
        reported: 'Stan z dnia',
        page: 'Strona w',
        route: 'Ścieżka',
        status: 'Status',
      },
    },
    disclosure: {
      title: 'Jak korzystamy z AI',
      description:
        'Oznaczenia artykułów napisanych przez AI lub z pomocą AI oraz odpowiedzialność redakcyjna za nie.',
      lead: 'Każdy artykuł informuje tu, jak powstał. Ta strona objaśnia oznaczenia.',
      demo: 'To jest demonstracja.',
      sample:
        'Artykuły i informacje o ich powstaniu są przykładami: pokazują tylko, jak wyglądają oznaczenia.',
      labels: 'Oznaczenia',
      noLabel: 'Bez oznaczenia',
      modes: {
        'ai-autonomous':
          'AI napisała artykuł samodzielnie i nikt nie sprawdził go przed publikacją. Może zawierać błędy, które brzmią wiarygodnie. Podaje swoje źródła: sprawdź je, zanim na nim polegniesz.',
        'ai-assisted':
          'AI brała udział w pisaniu, a człowiek sprawdził artykuł przed publikacją. Artykuł podaje, kto go sprawdził: bez tej informacji nasz system go nie przyjmie.',
        'human-only':
          'Tekst powstał bez generatywnej AI. Mówią o tym tylko dane dla programów: czytelnicy nie potrzebują ostrzeżenia.',
      },
      inFeeds: 'W kanałach: {mode}',
      unknown:
        'Każdy artykuł ma jedno z tych trzech oznaczeń: baza danych nie przyjmie artykułu bez niego. Tylko artykuły sprzed 2 sierpnia 2026 mogą go nie mieć, jeśli nie wiadomo, jak powstały.',
      seen: 'Gdzie są oznaczenia',
      places:
        'Oznaczenie otwiera streszczenie, które większość czytników pokazuje najpierw. Jedno zdanie otwiera sam artykuł. Programy i agregatory znajdą te same informacje w RSS, Atom i JSON Feed: sposób powstania, model i jego dostawcę, kto sprawdził tekst, kiedy go wygenerowano, i każde źródło z adresem. Obrazy mają własne oznaczenie. {vocabulary} opisuje każde pole.',
      vocabulary: 'Słownictwo',
      use: 'Jak ten serwis korzysta z AI',
      noUse: 'Ten serwis nie dodał własnego opisu. Kieruj się informacjami przy każdym artykule.',
      responsible: 'Odpowiedzialność redakcyjna',
      responsibility: 'Odpowiedzialność redakcyjną za publikowane tu artykuły ponosi: {name}.',
      noResponsible:
        'Ten serwis nie wskazał osoby ani organizacji, która ponosi odpowiedzialność redakcyjną. Pamiętaj o tym, gdy czytasz jego artykuły.',
      noModel:
        'Model nie może ponosić tej odpowiedzialności: za tekst odpowiada wydawca, niezależnie od tego, jak tekst powstał.',
      law: 'Prawo',
      regulation: 'rozporządzenie (UE) 2024/1689',
      article50:
        'W Unii Europejskiej obowiązki przejrzystości z aktu w sprawie sztucznej inteligencji, {regulation}, stosuje się od 2 sierpnia 2026. Art. 50 ust. 4 dotyczy tekstu, który AI wygenerowała lub którym manipulowała, publikowanego w celu informowania społeczeństwa o sprawach leżących w interesie publicznym: należy ujawnić, że tekst został sztucznie wygenerowany lub zmanipulowany. Wyjątek obowiązuje, jeżeli tekst poddano weryfikacji przez człowieka lub kontroli redakcyjnej {and} osoba fizyczna lub prawna ponosi odpowiedzialność redakcyjną za jego publikację. Zgodnie z art. 50 ust. 5 informacja musi być jasna i wyraźna i zostać podana najpóźniej w momencie pierwszego kontaktu.',
      and: 'oraz',
      always:
        'Ujawniamy to w obu przypadkach i w każdym kraju. Ta strona jest objaśnieniem, a nie poradą prawną.',
      report: 'Zgłoś błąd',
      contact: 'Napisz na adres {email}. Podaj adres artykułu i opisz błąd.',
      noContact: 'Ten serwis nie opublikował adresu do zgłaszania błędów.',
      corrections:
        'Korekty mają datę i pozostają widoczne na początku artykułu. Jeśli istota artykułu była błędna, zostaje on wycofany: jego strona i wpis w kanałach pozostają, a tekst zastępuje powód.',
      humanStated: 'Tekst powstał bez generatywnej AI. Mówi o tym jego ostatnie zdanie.',
    },
    embed: {
      title: 'Osadzanie',
      description:
        'Umieść nasze nagłówki na swojej stronie: jako ramkę, komponent, fragment lub przez oEmbed.',
      heading: 'Nagłówki na Twoją stronę',
      lead: 'Wybierz kanał, sprawdź podgląd i skopiuj kod. Nagłówki zachowują oznaczenia AI. Bez śledzenia i bez plików cookie.',
      choose: 'Kanał i opcje',
      show: 'Pokaż',
      preview: 'Podgląd: {title}',
      policy: 'Twoja Content-Security-Policy musi zezwalać na: {policy}',
      options: {
        limit: 'Nagłówki',
        layout: 'Układ',
        theme: 'Motyw',
        accent: 'Kolor akcentu, na przykład 0d5c66',
        images: 'Obrazy',
        summaries: 'Streszczenia',
        sources: 'Źródła',
        heading: 'Poziom nagłówka',
        target: 'Otwieranie linków',
      },
      choices: {
        layout: { list: 'lista', cards: 'karty', compact: 'zwarty' },
        theme: { auto: 'automatyczny', light: 'jasny', dark: 'ciemny' },
        target: {
          '': 'domyślnie',
          _blank: 'w nowym oknie',
          _self: 'w tym samym oknie (nie w ramkach)',
          _top: 'w całym oknie',
        },
        visibility: { on: 'widoczne', off: 'ukryte' },
      },
      script: {
        copy: 'Kopiuj',
        copyPart: 'Kopiuj: ',
        copied: 'Skopiowano.',
        noAnswer: 'Serwer nie odpowiada. Twój wybór pozostaje: spróbuj później.',
        made: 'Widoczne poniżej.',
      },
      rules: 'Warto wiedzieć',
      label: {
        title: 'Oznaczenia.',
        text: 'Oznaczenie i link do nas są częścią nagłówka. Możesz zmienić ich krój pisma i kolor, ale muszą pozostać czytelne. Prawo UE wymaga ujawnienia przy pierwszym kontakcie ({policy}).',
      },
      fresh: {
        title: 'Aktualność.',
        text: 'Nowy artykuł pojawia się w ramce najpóźniej po {seconds} s, gdy ramka się odświeży. Komponent odświeża się przy każdym otwarciu strony. Gdy nasza baza danych nie działa, wysyłamy ostatnie poprawne nagłówki. Gdy nasz serwer nie działa, komponent przez najwyżej dzień pokazuje ostatnie nagłówki z tej samej karty, o ile nie są bardzo duże; w przeciwnym razie pokazuje Twój link. Fragment jest Twoją własną kopią. Ramka pokazuje komunikat błędu przeglądarki.',
      },
      privacy: {
        title: 'Prywatność.',
        text: 'Osadzone nagłówki nie ustawiają plików cookie i ładują tylko nasze skrypty. Przeglądarki wysyłają nam źródło Twojej strony, na przykład https://example.org, z żądaniami ramek, skryptów i kanałów, ale nigdy adresu strony. Obrazy są domyślnie wyłączone: pochodzą z serwerów redakcji, które widzą żądania Twoich czytelników.',
      },
      pinned: {
        title: 'Wersje.',
        text: 'Opublikowany skrypt nigdy się nie zmienia i ma skrót. {newest} prowadzi do najnowszej wersji. Strony izolowane między źródłami mogą używać wszystkich sposobów. Obrazy w komponencie i fragmencie wymagają tam nagłówka Cross-Origin-Resource-Policy ze swojego serwera, a obrazy w ramce przeglądarki, która obsługuje {credentialless}.',
      },
      anyFeed: {
        title: 'Dowolny kanał.',
        text: 'Komponent pokazuje każdy JSON Feed 1.1. Wpisów bez informacji o powstaniu nie oznacza.',
      },
      style: 'Wygląd',
      customProperties: 'Ustaw te zmienne CSS w elemencie lub ponad nim:',
      properties: {
        '--candor-font': 'krój pisma całości',
        '--candor-color': 'kolor tekstu',
        '--candor-background': 'tło',
        '--candor-accent': 'kolor linii i znaków',
        '--candor-gap': 'odstęp między nagłówkami',
        '--candor-card': 'najmniejsza szerokość karty',
        '--candor-label-font': 'krój pisma oznaczenia i linku do nas',
        '--candor-label-color': 'kolor oznaczenia i linku do nas',
      },
      parts:
        'Części komponentu, dla {selector}: {parts}. Oznaczenie, informacja o wycofaniu i linki na końcu nie są częściami. We fragmencie te same nazwy są klasami, na przykład {example}. Klasa całości to {whole}.',
    },
    snippets: {
      or: 'lub',
      here: 'W miejscu nagłówków',
      frame: {
        name: 'Ramka',
        about:
          'Nie potrzebuje skryptu ani stylów Twojej strony. Działa {sites}. Adres każdej ramki na stronie zakończ innym identyfikatorem, na przykład #candor-2.',
        allSites: 'na każdej stronie',
        onlyOn: 'tylko na: {sites}',
        height: 'Raz na stronę, aby ramki były tak wysokie jak ich treść; inaczej się przewijają',
      },
      component: {
        name: 'Komponent',
        about:
          'Przejmuje kroje pisma i kolory Twojej strony i odświeża się przy każdym jej otwarciu. Pokazuje link, który zawiera, dopóki nagłówki nie nadejdą lub gdy nie można ich załadować. Zarezerwuj miejsce w arkuszu stylów, aby nic nie skakało: candor-headlines { display: block; min-block-size: 30rem }.',
      },
      fragment: {
        name: 'Fragment',
        about:
          'HTML z nagłówkiem ETag, który Twój proces budowania lub serwer brzegowy wstawia na stronę. Polecenie powłoki zachowuje ostatnią kopię, gdy żądanie się nie uda. Kolor akcentu ustaw w arkuszu stylów: --candor-accent.',
        shell: 'W powłoce, tak często, jak chcesz',
        edge: 'Albo na serwerze brzegowym z obsługą ESI',
        sheet: 'Nasz arkusz stylów (opcjonalny)',
      },
      oembed: {
        name: 'oEmbed',
        about:
          'Dla edytorów, które zamieniają adres w osadzoną treść. Pokazuje kanał z domyślnymi opcjami. Adres artykułu daje kartę tego artykułu.',
        editor: 'Do wklejenia w edytorze',
        system: 'Żądanie Twojego systemu',
      },
    },
  },
}
