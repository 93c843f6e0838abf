/** French. No native speaker has read it. */
import { fr as labelWords } from 'candor-disclosure/words/fr.ts'
import type { Language } from './language.ts'

export const fr: Language = {
  ...labelWords,
  references: {
    policy: 'Comment nous utilisons l’IA',
    sources: 'Sources',
  },
  entry: {
    corrections: 'Corrections',
    corrected: 'Corrigé le {date} :',
    // Le Monde writes “retiré”; “rétracté” is the word of research. The entry stays, so not “dépublié”.
    retracted: 'Retiré le {date} :',
    retractedTitle: 'Article retiré : {title}',
    correctionTitle: 'Correction : {title}',
    retractionTitle: 'Retrait de l’article : {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Articles qui citent {domain}',
    undetermined: 'Langue non précisée',
    modes: {
      'ai-autonomous': 'Écrits par une IA, sans relecture humaine',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Écrits sans IA',
    },
    reviewed: 'Écrits ou relus par des humains',
    corrections: 'Corrections et articles retirés',
    archive: 'Archives {part}',
    without: 'sans {topics}',
    search: 'Recherche : {words}',
    groups: {
      topics: 'Sujets',
      sources: 'Médias cités',
      languages: 'Langues',
      modes: 'Comment les articles ont été faits',
      '': 'Tous les articles et sélections',
    },
  },
  embeds: {
    back: 'Plus : {title}',
    nothing: 'Pas encore d’articles.',
  },
  layout: {
    skip: 'Aller au contenu',
    site: 'Site',
    subscribe: 'S’abonner',
    feeds: 'Tous les flux',
    search: 'Recherche',
    demo: 'Démo',
    sample:
      'Articles d’exemple, pour montrer Candor à l’œuvre. Les mentions sur leur origine sont aussi des exemples.',
  },
  article: {
    published: 'Publié',
    updated: 'Modifié',
  },
  pages: {
    description:
      'Des articles d’actualité qui indiquent comment ils ont été faits et sur quelles sources ils s’appuient.',
    footer: {
      name: 'Pied de page',
      formats: 'Flux :',
      embed: 'Sur votre site',
      vocabulary: 'Vocabulaire',
      claim: '{generator} montre comment chaque article a été fait, et ses sources.',
    },
    feed: {
      newest: 'Derniers articles',
      archived: 'Articles archivés',
      empty: 'Aucun article pour le moment.',
      none: 'Aucun article ne correspond encore à {name}. Abonnez-vous pour recevoir le premier.',
      first: 'Aucun article n’a encore été publié. Prochaines étapes :',
      firstArticle:
        'Publiez votre premier article : copiez le SQL de {guide}, section « A first article ».',
      firstCheck:
        'Vérifiez l’installation avec {doctor}, et {subscribe} pour voir l’article arriver.',
      subscribe: 'abonnez-vous',
      earlier: 'Plus anciens',
      signed: 'signé',
      archive: 'Archives',
      older: 'Articles plus anciens',
      newer: 'Articles plus récents',
      legend: 'Légende',
      unlabelled: 'Écrit sans IA générative : pas de mention',
      notices: {
        newest: 'Dernières corrections et derniers articles retirés',
        archived: 'Corrections et articles retirés, archives',
        empty: 'Rien n’a encore été corrigé ni retiré.',
        older: 'Corrections plus anciennes',
        newer: 'Corrections plus récentes',
      },
      related: 'Flux apparentés',
      all: 'Tous les flux :',
    },
    subscribe: {
      title: 'S’abonner',
      reader: 'Aucun compte n’est nécessaire ici. Ajoutez le flux à votre lecteur :',
      apps: 'NetNewsWire et autres applications',
      demo: 'Les lecteurs en ligne ont besoin d’une adresse publique. Une démo sur votre ordinateur ne s’ouvre que dans des applications.',
      copy: 'Ou copiez l’adresse d’un format :',
      address: 'Adresse du flux {format}',
      formats: {
        rss: 'Fonctionne dans tous les lecteurs et agrégateurs. En cas de doute, choisissez RSS.',
        atom: 'Le plus précis sur les modifications et les suppressions.',
        json: 'Pour vos propres programmes : les mêmes informations, sans XML.',
      },
      embed: 'Afficher ces titres sur votre propre site',
      content: 'Contenu du flux',
      full: 'Articles complets avec leurs sources et leurs mentions. Voir : {policy}. Pour les développeurs : {vocabulary}.',
      vocabulary: 'le vocabulaire',
    },
    finder: {
      title: 'Trouver un flux',
      lead: 'Choisissez les articles que vous voulez lire. Aucun champ n’est obligatoire.',
      find: 'Trouver',
      made: 'Comment il a été fait',
      ways: {
        any: 'indifférent',
        corrections: 'indifférent, corrigé ou retiré',
      },
      language: 'Langue',
      source: 'Média cité',
      sourceExample: 'par exemple w3.org',
      topic: 'Sujet',
      leaveOut: 'Sans',
      any: 'indifférent',
    },
    directory: {
      title: 'Tous les flux',
      lead: 'Flux par sujet, média cité, langue et façon dont les articles ont été faits.',
      groupLead: 'Chaque flux existe en RSS, Atom et JSON Feed, avec des archives.',
      empty: 'Pas encore de flux : aucun article n’a été publié.',
      none: 'Aucun flux n’a « {name} » dans son nom.',
      filter: 'Flux par nom',
      name: 'Le nom contient',
      show: 'Afficher',
      more: '{group} : afficher les {count}',
      articles: {
        one: '{count} article',
        other: '{count} articles',
      },
      newest: 'le plus récent {time}',
      rss: 'RSS de {name}',
      pages: 'Pages',
      files:
        'Pour importer tous ces flux dans votre lecteur : {opml}. Pour les programmes : {json}.',
    },
    search: {
      title: 'Recherche',
      description: 'Chercher dans tous les articles et s’abonner aux résultats.',
      lead: 'Chaque recherche est aussi un flux. Abonnez-vous, et votre lecteur affichera les nouveaux articles correspondants.',
      form: 'Articles',
      words: 'Mots',
      search: 'Chercher',
      found: 'Résultats, du plus récent au plus ancien',
      none: 'Aucun article ne correspond à {words}. Abonnez-vous pour recevoir le premier. La recherche ignore les mots très courants.',
      hints:
        'Utilisez des guillemets pour une expression, {or} pour des variantes et un signe moins pour exclure un mot. La recherche trouve aussi d’autres formes d’un mot, dans les langues que la base de données prend en charge.',
    },
    error: {
      status: 'Erreur {status}',
      retry: 'Réessayez dans {seconds} secondes.',
      newest: 'Les derniers articles',
      find: 'Trouver un flux',
      search: 'Recherche',
      titles: {
        invalid: 'Adresse non valable',
        noArticle: 'Article introuvable',
        noWords: 'Aucun mot à chercher',
        token: 'Jeton requis',
        forbidden: 'Accès refusé',
        missing: 'Page introuvable',
        gone: 'N’existe plus',
        tooMany: 'Trop de requêtes',
        failed: 'Erreur interne',
        unavailable: 'Indisponible pour le moment',
      },
      texts: {
        noMatch: 'Aucun article publié ne correspond à {filter}.',
        noWords:
          '« {words} » ne contient aucun mot que l’on puisse chercher. Utilisez un mot qui ne figure pas dans presque tous les textes.',
        noPage: 'Il n’y a ni page ni flux à l’adresse {path}.',
        noFeed: 'Aucun article n’a été publié à l’adresse {path}.',
        closed:
          'Le sujet à l’adresse {path} est clos et ne reçoit plus d’articles. Tous les articles : {all}',
        removed: 'L’article à l’adresse {path} a été retiré ou supprimé.',
        token: 'Il faut ici un jeton valable. Demandez-en un à la rédaction.',
        slow: 'La recherche a duré trop longtemps. Utilisez moins de mots, ou des mots moins courants.',
      },
      meant: 'Vouliez-vous dire : {list} ?',
    },
    stats: {
      title: 'Lecteurs',
      lead: 'Du {from} au {to}, jours en UTC. Les agrégateurs indiquent le nombre de leurs abonnés, et personne ne le vérifie ; celui des lecteurs directs est estimé à environ 3 % près.',
      days: 'Par jour',
      feeds: 'Par flux',
      aggregators: 'Par agrégateur',
      embeds: 'Intégrations',
      errors: 'Erreurs reçues par les lecteurs',
      other: 'autres',
      columns: {
        feed: 'Flux',
        readers: 'Lecteurs',
        subscribers: 'Abonnés',
        direct: 'Lecteurs directs',
        requests: 'Requêtes',
        unchanged: 'Inchangées (304)',
        bytes: 'Envoyé',
        product: 'Programme',
        reported: 'Chiffre du',
        page: 'Page de',
        route: 'Route',
        status: 'Statut',
      },
    },
    disclosure: {
      title: 'Comment nous utilisons l’IA',
      description:
        'Les mentions des articles écrits par une IA ou avec elle, et la responsabilité éditoriale.',
      lead: 'Chaque article indique ici comment il a été fait. Cette page explique les mentions.',
      demo: 'Ceci est une démonstration.',
      sample:
        'Les articles et leurs mentions sont des exemples : ils montrent seulement à quoi ressemble chaque mode.',
      labels: 'Les mentions',
      noLabel: 'Pas de mention',
      modes: {
        'ai-autonomous':
          'Une IA a écrit l’article de façon autonome, et personne ne l’a vérifié avant la publication. Il peut contenir des erreurs qui semblent justes. Il indique ses sources : vérifiez-les avant de vous y fier.',
        'ai-assisted':
          'L’IA a participé à l’écriture, et un humain a relu l’article avant la publication. L’article nomme la personne qui l’a relu : notre système ne l’accepte pas sans ce nom, sauf si des humains ont écrit le texte et que l’IA n’a fait qu’une partie à côté, que l’étiquette nomme alors.',
        'human-only':
          'Le texte a été écrit sans IA générative. Seules les données lisibles par machine le disent : aucun avertissement n’est nécessaire.',
      },
      inFeeds: 'Dans les flux : {mode}',
      parts:
        'Dans certains articles, l’IA n’a fait qu’une partie. L’étiquette nomme alors cette partie, par exemple « {parts} ». « Relu » indique qu’une personne nommée l’a relue.',
      unknown:
        'Chaque article a l’un de ces trois modes. Seuls les articles antérieurs au 2 août 2026 peuvent n’en avoir aucun, si l’on ignore comment ils ont été écrits.',
      seen: 'Où se trouvent les mentions',
      places:
        'La mention ouvre le résumé, que la plupart des lecteurs affichent en premier. Une phrase ouvre l’article lui-même. Les programmes et les agrégateurs trouvent les mêmes informations dans RSS, Atom et JSON Feed : le mode, le modèle et son fournisseur, la personne qui a relu, la date de génération, et chaque source avec son adresse. Les images ont leurs propres mentions. {vocabulary} décrit chaque champ.',
      vocabulary: 'Le vocabulaire',
      use: 'Comment ce site utilise l’IA',
      noUse:
        'Ce site n’a pas ajouté sa propre description. Fiez-vous à la mention de chaque article.',
      responsible: 'Responsabilité éditoriale',
      responsibility: 'La responsabilité éditoriale des articles publiés ici revient à {name}.',
      noResponsible:
        'Ce site n’a désigné aucune personne ni organisation responsable de la rédaction. Gardez-le à l’esprit en lisant ses articles.',
      noModel:
        'Un modèle ne peut pas assumer cette responsabilité : celui qui publie répond d’un texte, quelle que soit la façon dont il a été fait.',
      law: 'Le droit',
      regulation: 'Règlement (UE) 2024/1689',
      article50:
        'Dans l’Union européenne, les obligations de transparence du règlement sur l’IA, {regulation}, s’appliquent depuis le 2 août 2026. L’article 50, paragraphe 4, concerne les textes générés ou manipulés par une IA et publiés dans le but d’informer le public sur des questions d’intérêt public : il faut indiquer qu’ils ont été générés ou manipulés par une IA. Une exception s’applique si le texte a fait l’objet d’un examen humain ou d’un contrôle éditorial {and} si une personne physique ou morale assume la responsabilité éditoriale de la publication. Selon l’article 50, paragraphe 5, l’information doit être claire et reconnaissable, et fournie au plus tard au moment de la première exposition.',
      and: 'et',
      always:
        'Nous l’indiquons dans les deux cas, et dans tous les pays. Cette page est une explication, et non un conseil juridique.',
      report: 'Signaler une erreur',
      contact: 'Écrivez à {email}. Indiquez l’adresse de l’article et décrivez l’erreur.',
      noContact: 'Ce site n’a pas publié d’adresse pour les corrections.',
      corrections:
        'Les corrections sont datées et restent visibles au début de l’article. Si le fond d’un article était faux, il est retiré : sa page et son entrée dans les flux restent, et le motif remplace le texte.',
      humanStated: 'Le texte a été écrit sans IA générative. Sa dernière phrase le dit.',
    },
    embed: {
      title: 'Intégrer',
      description: 'Placez nos titres sur votre site : cadre, composant, fragment ou oEmbed.',
      heading: 'Des titres pour votre site',
      lead: 'Choisissez un flux, vérifiez l’aperçu et copiez le code. Les titres gardent leurs mentions sur l’IA. Pas de pistage, pas de cookies.',
      choose: 'Flux et options',
      show: 'Afficher',
      preview: 'Aperçu : {title}',
      policy: 'Votre Content-Security-Policy doit autoriser : {policy}',
      options: {
        limit: 'Titres',
        layout: 'Disposition',
        theme: 'Thème',
        accent: 'Couleur d’accent, par exemple 0d5c66',
        images: 'Images',
        summaries: 'Résumés',
        sources: 'Sources',
        heading: 'Niveau du titre',
        target: 'Les liens s’ouvrent',
      },
      choices: {
        layout: {
          list: 'liste',
          cards: 'cartes',
          compact: 'compact',
        },
        theme: {
          auto: 'automatique',
          light: 'clair',
          dark: 'sombre',
        },
        target: {
          '': 'par défaut',
          _blank: 'dans une nouvelle fenêtre',
          _self: 'dans la même fenêtre (pas dans les cadres)',
          _top: 'dans toute la fenêtre',
        },
        visibility: {
          on: 'affichés',
          off: 'masqués',
        },
      },
      script: {
        copy: 'Copier',
        copyPart: 'Copier : ',
        copied: 'Copié.',
        noAnswer: 'Le serveur ne répond pas. Vos choix sont conservés : réessayez plus tard.',
        made: 'Affiché ci-dessous.',
      },
      rules: 'Bon à savoir',
      label: {
        title: 'Mentions.',
        text: 'La mention et le lien vers nous font partie du titre. Vous pouvez changer leur police et leur couleur, mais ils doivent rester lisibles. Le droit de l’Union demande que l’information soit donnée dès la première exposition ({policy}).',
      },
      fresh: {
        title: 'Fraîcheur.',
        text: 'Un nouvel article apparaît dans un cadre après {seconds} secondes au plus, dès que le cadre est rechargé. Le composant se recharge à chaque page vue. Si notre base de données est en panne, nous envoyons les derniers titres valables. Si notre serveur est en panne, le composant affiche pendant un jour au plus les derniers titres du même onglet, sauf s’ils sont très volumineux ; sinon il affiche votre propre lien. Un fragment est votre propre copie. Un cadre affiche le message d’erreur du navigateur.',
      },
      privacy: {
        title: 'Vie privée.',
        text: 'Les titres intégrés ne déposent aucun cookie et ne chargent que nos scripts. Les navigateurs nous envoient l’origine de votre site, par exemple https://example.org, avec les requêtes de cadres, de scripts et de flux, mais jamais l’adresse de la page. Les images sont désactivées par défaut : elles viennent des serveurs de la rédaction, qui voient les requêtes de votre public.',
      },
      pinned: {
        title: 'Versions.',
        text: 'Un script publié ne change jamais et porte son empreinte. {newest} mène à la dernière version. Les pages isolées entre origines peuvent utiliser toutes les formes. Là, les images d’un composant ou d’un fragment ont besoin de l’en-tête Cross-Origin-Resource-Policy de leur serveur, et celles d’un cadre d’un navigateur qui prend en charge {credentialless}.',
      },
      anyFeed: {
        title: 'Tout flux.',
        text: 'Le composant affiche tout JSON Feed 1.1. Il n’affiche aucune mention pour les éléments qui n’en ont pas.',
      },
      style: 'Style',
      customProperties: 'Définissez ces propriétés personnalisées sur l’élément ou au-dessus :',
      properties: {
        '--candor-font': 'police de l’ensemble',
        '--candor-color': 'couleur du texte',
        '--candor-background': 'arrière-plan',
        '--candor-accent': 'couleur des traits et des marques',
        '--candor-gap': 'espace entre les titres',
        '--candor-card': 'largeur minimale d’une carte',
        '--candor-label-font': 'police de la mention et du lien vers nous',
        '--candor-label-color': 'couleur de la mention et du lien vers nous',
      },
      parts:
        'Parties du composant, pour {selector} : {parts}. La mention, l’avis de retrait et les liens à la fin n’en sont pas. Dans un fragment, les mêmes noms sont des classes, comme {example}. La classe de l’ensemble est {whole}.',
    },
    snippets: {
      or: 'ou',
      here: 'Là où vont les titres',
      frame: {
        name: 'Cadre',
        about:
          'Ne demande ni script ni styles de votre page. Fonctionne {sites}. Terminez l’adresse de chaque cadre d’une page par un identifiant différent, comme #candor-2.',
        allSites: 'sur tous les sites',
        onlyOn: 'seulement sur {sites}',
        height:
          'Une fois par page, pour que les cadres prennent la hauteur de leur contenu ; sinon ils défilent',
      },
      component: {
        name: 'Composant',
        about:
          'Utilise les polices et les couleurs de votre page, et se recharge à chaque page vue. Il affiche le lien qu’il contient jusqu’à l’arrivée des titres, ou s’ils ne peuvent pas être chargés. Réservez la place dans votre feuille de style, pour que rien ne saute : candor-headlines { display: block; min-block-size: 30rem }.',
      },
      fragment: {
        name: 'Fragment',
        about:
          'Du HTML avec un ETag, que votre chaîne de publication ou votre CDN insère dans votre page. La commande garde la dernière copie si une requête échoue. Définissez l’accent dans votre feuille de style : --candor-accent.',
        shell: 'Dans un terminal, aussi souvent que vous voulez',
        edge: 'Ou sur un CDN qui prend en charge ESI',
        sheet: 'Notre feuille de style (facultative)',
      },
      oembed: {
        name: 'oEmbed',
        about:
          'Pour les éditeurs qui transforment une adresse en contenu intégré. Il affiche le flux avec les options par défaut. L’adresse d’un article donne une carte de cet article.',
        editor: 'À coller dans un éditeur',
        system: 'La requête de votre système',
      },
    },
  },
}
