/** Types of the publishing API, made of its description by `node scripts/api-types.ts`. Do not edit. */
export interface paths {
  '/articles/{name}': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    /** Reads an article, and says which feeds show it */
    get: operations['getArticle']
    /** Writes a whole article; the same again changes nothing */
    put: operations['putArticle']
    post?: never
    /** Deletes an article; feeds that showed it get a tombstone */
    delete: operations['deleteArticle']
    options?: never
    head?: never
    /** Changes members of an article (RFC 7396) */
    patch: operations['patchArticle']
    trace?: never
  }
  '/articles/{name}/corrections': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    get?: never
    put?: never
    /** Adds a correction */
    post: operations['correctArticle']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/articles/{name}/retraction': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    get?: never
    put?: never
    /** Retracts an article: its reason replaces its text */
    post: operations['retractArticle']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/articles/{name}/withholding': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    get?: never
    put?: never
    /** Takes an article back, until it is published again */
    post: operations['withholdArticle']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/articles': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists articles, the last written first, without their bodies */
    get: operations['listArticles']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/articles/{name}/events': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    /** Lists the changes of an article, the oldest first */
    get: operations['listArticleEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the changes of all articles, the oldest first */
    get: operations['listEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/readers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tells how many people read each feed */
    get: operations['getReaders']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/batch': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Runs up to 100 operations in one transaction */
    post: operations['runBatch']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/webhooks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists all webhooks, also those that are revoked */
    get: operations['listWebhooks']
    put?: never
    /** Makes a webhook, and shows its secret once */
    post: operations['createWebhook']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/webhooks/{name}': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    /** Shows a webhook, and whether its messages arrive */
    get: operations['getWebhook']
    put?: never
    post?: never
    /** Ends a webhook: nothing more is sent */
    delete: operations['revokeWebhook']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/webhooks/{name}/deliveries': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    /** Lists the messages of 30 days, the last first */
    get: operations['listDeliveries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/webhooks/{name}/test': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends a message of the type `webhook.test` */
    post: operations['testWebhook']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/webhooks/{name}/replay': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends the messages since a message or a time again */
    post: operations['replayWebhook']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/webhooks/{name}/resumption': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    get?: never
    put?: never
    /** Sends to a paused webhook again, also what waits */
    post: operations['resumeWebhook']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/webhooks/{name}/secret': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes a new secret, and shows it once; former ones sign beside it for 24 hours, at most five at once */
    post: operations['replaceWebhookSecret']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/partners': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists partners with tokens, and what they asked for */
    get: operations['listPartners']
    put?: never
    /** Makes a partner, and shows its token once */
    post: operations['createPartner']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/partners/{name}': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the partner. */
        name: string
      }
      cookie?: never
    }
    /** Shows a partner, and what it asked for */
    get: operations['getPartner']
    put?: never
    post?: never
    /** Ends the token of a partner */
    delete: operations['revokePartner']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/partners/{name}/token': {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the partner. */
        name: string
      }
      cookie?: never
    }
    get?: never
    put?: never
    /** Makes a new token, and shows it once; the former one ends */
    post: operations['replacePartnerToken']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/errors/{code}': {
    parameters: {
      query?: never
      header?: never
      path: {
        code:
          | 'url_is_not_too_long'
          | 'title_is_not_too_long'
          | 'standfirst_is_not_too_long'
          | 'byline_is_not_too_long'
          | 'byline_url_is_not_too_long'
          | 'retraction_reason_is_not_too_long'
          | 'disclosure_model_is_not_too_long'
          | 'disclosure_provider_is_not_too_long'
          | 'disclosure_statement_is_not_too_long'
          | 'reviewed_by_is_not_too_long'
          | 'picture_url_is_not_too_long'
          | 'picture_alt_is_not_too_long'
          | 'picture_credit_is_not_too_long'
          | 'external_id_has_no_blanks'
          | 'guid_is_not_empty'
          | 'guid_has_no_blanks'
          | 'guid_is_not_too_long'
          | 'url_is_absolute_http_url'
          | 'url_names_a_valid_host'
          | 'byline_url_is_absolute_http_url'
          | 'picture_url_is_absolute_http_url'
          | 'title_is_not_empty'
          | 'language_is_a_language_tag'
          | 'status_is_known'
          | 'disclosure_mode_is_known'
          | 'ai_assisted_names_its_reviewer'
          | 'ai_autonomous_has_no_reviewer'
          | 'human_only_has_no_model'
          | 'unknown_is_from_before_the_duty'
          | 'unknown_has_no_other_disclosure'
          | 'review_is_after_generation'
          | 'reviewer_is_not_the_model'
          | 'reviewer_is_in_one_script'
          | 'disclosure_statement_is_not_empty'
          | 'published_has_published_at'
          | 'retracted_has_reason_and_date'
          | 'published_at_has_a_four_digit_year'
          | 'updated_at_has_a_four_digit_year'
          | 'retracted_at_has_a_four_digit_year'
          | 'reviewed_at_has_a_four_digit_year'
          | 'generated_at_has_a_four_digit_year'
          | 'picture_has_alt_text'
          | 'picture_has_media_type'
          | 'picture_has_true_sizes'
          | 'audience_names_partners'
          | 'picture_source_type_is_a_term'
          | 'ai_rights_is_known'
          | 'source_url_is_not_too_long'
          | 'source_title_is_not_too_long'
          | 'source_publisher_is_not_too_long'
          | 'source_url_is_absolute_http_url'
          | 'source_title_is_not_empty'
          | 'source_language_is_a_language_tag'
          | 'accessed_at_has_a_four_digit_year'
          | 'topic_label_is_not_too_long'
          | 'slug_is_lower_case_words'
          | 'topic_label_is_not_empty'
          | 'correction_text_is_not_too_long'
          | 'correction_url_is_not_too_long'
          | 'correction_text_is_not_empty'
          | 'corrected_at_has_a_four_digit_year'
          | 'correction_url_is_absolute_http_url'
          | 'guid_is_unique'
          | 'guid_cannot_change'
          | 'topic_exists'
          | 'topic_has_another_label'
          | 'body_is_not_too_long'
          | 'shown_article_is_not_embargoed'
          | 'unknown_is_imported'
          | 'changed_text_has_a_mode'
          | 'review_is_not_in_the_future'
          | 'topic_is_retired'
          | 'correction_is_not_in_the_future'
          | 'taken_back_stays'
          | 'changed_after_review'
          | 'review_is_after_earlier_text'
          | 'member_is_missing'
          | 'member_is_unknown'
          | 'type_is_wrong'
          | 'date_is_invalid'
          | 'number_is_invalid'
          | 'text_is_invalid'
          | 'name_is_one_line'
          | 'webhook_url_is_public'
          | 'family_is_known'
          | 'webhook_topic_exists'
          | 'feed_is_known'
          | 'partner_name_is_short'
          | 'partner_content_is_known'
          | 'date_is_ahead'
          | 'partner_limit_is_positive'
          | 'event_is_known'
          | 'mode_is_known'
          | 'list_is_not_empty'
          | 'mode_is_not_allowed'
          | 'reviewer_is_not_allowed'
          | 'article_is_of_another_holder'
          | 'guid_names_no_other_article'
          | 'guid_was_of_another_holder'
          | 'external_id_has_no_prefix'
          | 'too_many_entries'
      }
      cookie?: never
    }
    /** Explains a rule that a body broke */
    get: operations['explainRule']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    ArticleBody: {
      guid?: string
      url: string
      title: string
      standfirst?: string
      body_html?: string
      byline?: string | null
      byline_url?: string | null
      language: string
      /** @enum {string} */
      status?: 'draft' | 'published' | 'withheld' | 'retracted'
      published_at?: string | null
      updated_at?: string | null
      retraction?: {
        reason: string
        /** Format: date-time */
        at?: string
      } | null
      disclosure: {
        /** @enum {string} */
        mode: 'ai-autonomous' | 'ai-assisted' | 'human-only' | 'unknown'
        model?: string | null
        provider?: string | null
        statement?: string | null
        reviewed_by?: string | null
        reviewed_at?: string | null
        generated_at?: string | null
      }
      picture?: {
        url: string
        type: string
        alt: string
        bytes?: number | null
        width?: number | null
        height?: number | null
        credit?: string | null
        source_type?: string | null
      } | null
      ai_rights?: ('open' | 'no-training' | 'licensed' | 'search-only') | null
      sources?: {
        url: string
        title: string
        publisher?: string | null
        language?: string | null
        accessed_at?: string | null
      }[]
      topics?: (
        | string
        | {
            slug: string
            label: string
          }
      )[]
      /** @description Names of partners: then only their feeds have the article. Null is public; left out, it stays as it is. */
      audience?: string[] | null
      corrections?: {
        text: string
        /** Format: date-time */
        corrected_at?: string
        url?: string | null
      }[]
      minor?: boolean
      unretract?: boolean
      readonly id?: unknown
      readonly external_id?: unknown
      readonly etag?: unknown
      readonly shown?: unknown
      readonly reason?: unknown
      readonly feeds?: unknown
      readonly partners?: unknown
      readonly result?: unknown
      readonly changed?: unknown
      readonly dry_run?: unknown
    }
    CorrectionBody: {
      text: string
      /** Format: date-time */
      corrected_at?: string
      url?: string | null
    }
    RetractionBody: {
      reason: string
      /** Format: date-time */
      at?: string
    }
    BatchBody: {
      operations: {
        /** @enum {string} */
        method: 'put' | 'patch' | 'delete' | 'correct' | 'retract' | 'withhold'
        id: string
        body?: unknown
        if_match?: string | null
        if_none_match?: string | null
      }[]
      atomic?: boolean
    }
    WebhookBody: {
      /** @description For you, in addresses and lists. */
      name: string
      /** @description Where the messages are sent. */
      url: string
      /** @description Articles of any of these feeds, such as `topics/science`; `all` is all articles. */
      families: string[]
      events?:
        | ('article.published' | 'article.updated' | 'article.corrected' | 'article.retracted' | 'article.deleted')[]
        | null
      modes?: ('ai-autonomous' | 'ai-assisted' | 'human-only')[] | null
    }
    PartnerBody: {
      /** @description Small letters, digits and hyphens: the user of Basic authentication. */
      name: string
      /** @description Feeds that it may read, such as `topics/science`, `topics` or `partners/msn`; all if null. */
      families?: string[] | null
      /** @description Whether it gets whole texts, which is the default. */
      content?: ('full' | 'summary') | null
      /** @description Most requests in an hour; no limit if null. */
      per_hour?: number | null
      /** @description When the token ends; never if null. */
      ends_at?: string | null
    }
    Article: {
      /**
       * Format: uuid
       * @description The id in the database.
       */
      id: string
      /** @description The id that the pipeline gave it. */
      external_id: string | null
      /** @description The identity that readers see. */
      guid: string
      /** @description For `If-Match`. */
      etag: string
      url: string
      title: string
      standfirst?: string
      body_html: string
      byline?: string | null
      byline_url?: string | null
      language: string
      /** @enum {string} */
      status: 'draft' | 'published' | 'withheld' | 'retracted'
      published_at?: string | null
      updated_at?: string | null
      retraction?: {
        reason: string
        /** Format: date-time */
        at?: string
      } | null
      disclosure: {
        /** @enum {string} */
        mode: 'ai-autonomous' | 'ai-assisted' | 'human-only' | 'unknown'
        model?: string | null
        provider?: string | null
        statement?: string | null
        reviewed_by?: string | null
        reviewed_at?: string | null
        generated_at?: string | null
      }
      picture?: {
        url: string
        type: string
        alt: string
        bytes?: number | null
        width?: number | null
        height?: number | null
        credit?: string | null
        source_type?: string | null
      } | null
      ai_rights?: ('open' | 'no-training' | 'licensed' | 'search-only') | null
      sources: {
        url: string
        title: string
        publisher?: string | null
        language?: string | null
        accessed_at?: string | null
      }[]
      topics: {
        slug: string
        label: string
      }[]
      /** @description Names of partners: then only their feeds have the article. Null is public; left out, it stays as it is. */
      audience?: string[] | null
      corrections: {
        text: string
        /** Format: date-time */
        corrected_at?: string
        url?: string | null
      }[]
      /** @description Whether the feeds show it now. */
      shown: boolean
      /** @description Why, or why not, and what to do. */
      reason: string
      /** @description The feeds that show it. */
      feeds: {
        family: string
        rss: string
        atom: string
        json: string
      }[]
      /** @description By name, if partners are on: whether each gets it, and why not. Left out while judging for this token has taken too long. */
      partners?: {
        [key: string]: {
          accepted: boolean
          reasons: {
            code: string
            detail: string
          }[]
        }
      }
    }
    Written: {
      /**
       * Format: uuid
       * @description The id in the database.
       */
      id: string
      /** @description The id that the pipeline gave it. */
      external_id: string | null
      /** @description The identity that readers see. */
      guid: string
      /** @description For `If-Match`. */
      etag: string
      url: string
      title: string
      standfirst?: string
      body_html?: string
      byline?: string | null
      byline_url?: string | null
      language: string
      /** @enum {string} */
      status: 'draft' | 'published' | 'withheld' | 'retracted'
      published_at?: string | null
      updated_at?: string | null
      retraction?: {
        reason: string
        /** Format: date-time */
        at?: string
      } | null
      disclosure: {
        /** @enum {string} */
        mode: 'ai-autonomous' | 'ai-assisted' | 'human-only' | 'unknown'
        model?: string | null
        provider?: string | null
        statement?: string | null
        reviewed_by?: string | null
        reviewed_at?: string | null
        generated_at?: string | null
      }
      picture?: {
        url: string
        type: string
        alt: string
        bytes?: number | null
        width?: number | null
        height?: number | null
        credit?: string | null
        source_type?: string | null
      } | null
      ai_rights?: ('open' | 'no-training' | 'licensed' | 'search-only') | null
      sources?: {
        url: string
        title: string
        publisher?: string | null
        language?: string | null
        accessed_at?: string | null
      }[]
      topics?: {
        slug: string
        label: string
      }[]
      /** @description Names of partners: then only their feeds have the article. Null is public; left out, it stays as it is. */
      audience?: string[] | null
      corrections?: {
        text: string
        /** Format: date-time */
        corrected_at?: string
        url?: string | null
      }[]
      /** @description Whether the feeds show it now. */
      shown: boolean
      /** @description Why, or why not, and what to do. */
      reason?: string
      /** @description The feeds that show it. */
      feeds?: {
        family: string
        rss: string
        atom: string
        json: string
      }[]
      /** @description By name, if partners are on: whether each gets it, and why not. Left out while judging for this token has taken too long. */
      partners?: {
        [key: string]: {
          accepted: boolean
          reasons: {
            code: string
            detail: string
          }[]
        }
      }
      /** @enum {string} */
      result: 'created' | 'changed' | 'unchanged' | 'deleted'
      /** @description Whether anything was written. */
      changed: boolean
      dry_run?: boolean
    }
    WrittenOnce: components['schemas']['Written'] | components['schemas']['Deleted']
    Deleted: {
      /**
       * Format: uuid
       * @description The id in the database.
       */
      id: string
      /** @enum {string} */
      result: 'created' | 'changed' | 'unchanged' | 'deleted'
      /** @description Whether anything was written. */
      changed: boolean
      dry_run?: boolean
    }
    ArticleList: {
      articles: {
        /**
         * Format: uuid
         * @description The id in the database.
         */
        id: string
        /** @description The id that the pipeline gave it. */
        external_id: string | null
        /** @description The identity that readers see. */
        guid: string
        /** @description For `If-Match`. */
        etag: string
        url: string
        title: string
        standfirst?: string
        body_html?: string
        byline?: string | null
        byline_url?: string | null
        language: string
        /** @enum {string} */
        status: 'draft' | 'published' | 'withheld' | 'retracted'
        published_at?: string | null
        updated_at?: string | null
        retraction?: {
          reason: string
          /** Format: date-time */
          at?: string
        } | null
        disclosure: {
          /** @enum {string} */
          mode: 'ai-autonomous' | 'ai-assisted' | 'human-only' | 'unknown'
          model?: string | null
          provider?: string | null
          statement?: string | null
          reviewed_by?: string | null
          reviewed_at?: string | null
          generated_at?: string | null
        }
        picture?: {
          url: string
          type: string
          alt: string
          bytes?: number | null
          width?: number | null
          height?: number | null
          credit?: string | null
          source_type?: string | null
        } | null
        ai_rights?: ('open' | 'no-training' | 'licensed' | 'search-only') | null
        sources?: {
          url: string
          title: string
          publisher?: string | null
          language?: string | null
          accessed_at?: string | null
        }[]
        topics?: {
          slug: string
          label: string
        }[]
        /** @description Names of partners: then only their feeds have the article. Null is public; left out, it stays as it is. */
        audience?: string[] | null
        corrections?: {
          text: string
          /** Format: date-time */
          corrected_at?: string
          url?: string | null
        }[]
        /** @description Whether the feeds show it now. */
        shown: boolean
        /** @description Why, or why not, and what to do. */
        reason?: string
        /** @description The feeds that show it. */
        feeds?: {
          family: string
          rss: string
          atom: string
          json: string
        }[]
        /** @description By name, if partners are on: whether each gets it, and why not. Left out while judging for this token has taken too long. */
        partners?: {
          [key: string]: {
            accepted: boolean
            reasons: {
              code: string
              detail: string
            }[]
          }
        }
      }[]
      next: string | null
    }
    EventList: {
      events: {
        /** @description Orders the events. */
        id: number
        /** Format: date-time */
        at: string
        /** Format: uuid */
        article_id: string
        guid: string
        /** @enum {string} */
        action: 'created' | 'changed' | 'deleted'
        /** @description What changed. */
        fields: string[]
        /** @description Whether the writer declared it minor. */
        minor: boolean
        status: string
        /** @description Of title, standfirst and body: docs/articles.md, “The record of changes”. */
        text_digest: string
        /** @description As it was after the change. */
        disclosure: Record<string, never>
        /** @description The login in the database. */
        role: string
        /** @description The name of the token, if the API wrote. */
        actor: string | null
      }[]
      next: string | null
    }
    BatchResult: {
      /** @description Whether anything was written. */
      kept: boolean
      dry_run?: boolean
      results: {
        name: string
        /** @description As of a request of its own. */
        status: number
        answer: components['schemas']['Written'] | components['schemas']['Deleted'] | components['schemas']['Problem']
      }[]
    }
    ReaderReport: {
      /**
       * Format: date
       * @description In UTC.
       */
      from: string
      /**
       * Format: date
       * @description In UTC.
       */
      to: string
      /** @description `false` if products with few requests are left out. */
      complete: boolean
      days: {
        /**
         * Format: date
         * @description In UTC.
         */
        day: string
        subscribers: number
        direct_readers: number
        requests: number
        /** @description Answered with 304. */
        not_modified: number
        bytes: number
      }[]
      feeds: {
        /** @description `all`, `topics/science`, … */
        family: string
        /** @description Subscribers and direct readers. */
        readers: number
        /** @description The newest figures that aggregators told. */
        subscribers: number
        /** @description Estimated, on the newest day that is over. */
        direct_readers: number
        requests: number
        /** @description Answered with 304. */
        not_modified: number
        bytes: number
        aggregators: {
          name: string
          subscribers: number | null
          /**
           * Format: date
           * @description The day of that figure.
           */
          as_of: string | null
          requests: number
          /** @description Answered with 304. */
          not_modified: number
          bytes: number
        }[]
      }[]
      embeds: {
        /** @description Empty if it is unknown. */
        host: string
        family: string
        requests: number
      }[]
      errors: {
        route: string
        status: number
        requests: number
      }[]
    }
    Problem: {
      title: string
      status: number
      detail: string
      errors?: {
        /** @description A JSON Pointer into the body. */
        pointer: string
        /** @description The name of the rule. */
        code: string
        detail: string
        allowed?: string[]
        /** @description Where the rule is explained. */
        see: string
      }[]
      /** @description Of a batch: what each operation would have done, or why it was refused. */
      results?: {
        name: string
        /** @description As of a request of its own. */
        status: number
        answer: components['schemas']['Written'] | components['schemas']['Deleted'] | components['schemas']['Problem']
      }[]
    }
    Rule: {
      code: string
      member?: string
      requires: string
      detail: string
      allowed?: string[]
    }
    Webhook: {
      id: number
      name: string
      url: string
      families: string[]
      /** @description Messages that are sent; all if null. */
      events:
        | ('article.published' | 'article.updated' | 'article.corrected' | 'article.retracted' | 'article.deleted')[]
        | null
      /** @description Modes of disclosure of the articles; all if null. */
      modes: ('ai-autonomous' | 'ai-assisted' | 'human-only')[] | null
      /** @enum {string} */
      state: 'active' | 'paused' | 'revoked'
      /** @description Messages that have not arrived yet. */
      waiting: number
      /** Format: date-time */
      created_at: string
      /**
       * Format: date-time
       * @description When a message arrived last.
       */
      delivered_at: string | null
      /** Format: date-time */
      failing_since: string | null
      /**
       * Format: date-time
       * @description It failed for five days, or answered 410: nothing is sent until it is resumed.
       */
      paused_at: string | null
      /** Format: date-time */
      revoked_at: string | null
      /** @description Of HTTP, in the last attempt. */
      last_status: number | null
      /** @description Why the last attempt failed. */
      last_error: string | null
    }
    WebhookWithSecret: {
      id: number
      name: string
      url: string
      families: string[]
      /** @description Messages that are sent; all if null. */
      events:
        | ('article.published' | 'article.updated' | 'article.corrected' | 'article.retracted' | 'article.deleted')[]
        | null
      /** @description Modes of disclosure of the articles; all if null. */
      modes: ('ai-autonomous' | 'ai-assisted' | 'human-only')[] | null
      /** @enum {string} */
      state: 'active' | 'paused' | 'revoked'
      /** @description Messages that have not arrived yet. */
      waiting: number
      /** Format: date-time */
      created_at: string
      /**
       * Format: date-time
       * @description When a message arrived last.
       */
      delivered_at: string | null
      /** Format: date-time */
      failing_since: string | null
      /**
       * Format: date-time
       * @description It failed for five days, or answered 410: nothing is sent until it is resumed.
       */
      paused_at: string | null
      /** Format: date-time */
      revoked_at: string | null
      /** @description Of HTTP, in the last attempt. */
      last_status: number | null
      /** @description Why the last attempt failed. */
      last_error: string | null
      /** @description Signs the messages. It is shown once. */
      secret: string
    }
    WebhookList: {
      webhooks: {
        id: number
        name: string
        url: string
        families: string[]
        /** @description Messages that are sent; all if null. */
        events:
          | ('article.published' | 'article.updated' | 'article.corrected' | 'article.retracted' | 'article.deleted')[]
          | null
        /** @description Modes of disclosure of the articles; all if null. */
        modes: ('ai-autonomous' | 'ai-assisted' | 'human-only')[] | null
        /** @enum {string} */
        state: 'active' | 'paused' | 'revoked'
        /** @description Messages that have not arrived yet. */
        waiting: number
        /** Format: date-time */
        created_at: string
        /**
         * Format: date-time
         * @description When a message arrived last.
         */
        delivered_at: string | null
        /** Format: date-time */
        failing_since: string | null
        /**
         * Format: date-time
         * @description It failed for five days, or answered 410: nothing is sent until it is resumed.
         */
        paused_at: string | null
        /** Format: date-time */
        revoked_at: string | null
        /** @description Of HTTP, in the last attempt. */
        last_status: number | null
        /** @description Why the last attempt failed. */
        last_error: string | null
      }[]
    }
    Delivery: {
      id: number
      /** @description `webhook-id` of the message. */
      message_id: string
      /** @enum {string} */
      type:
        | 'article.published'
        | 'article.updated'
        | 'article.corrected'
        | 'article.retracted'
        | 'article.deleted'
        | 'webhook.test'
      /** @description Of the article. */
      guid: string | null
      /** @enum {string} */
      state: 'pending' | 'done' | 'failed'
      attempts: number
      /** Format: date-time */
      created_at: string
      /**
       * Format: date-time
       * @description When it is tried next.
       */
      next_at: string | null
      /** Format: date-time */
      done_at: string | null
      /** @description Of HTTP, in the last attempt. */
      last_status: number | null
      /** @description Why the last attempt failed. */
      last_error: string | null
    }
    DeliveryList: {
      deliveries: {
        id: number
        /** @description `webhook-id` of the message. */
        message_id: string
        /** @enum {string} */
        type:
          | 'article.published'
          | 'article.updated'
          | 'article.corrected'
          | 'article.retracted'
          | 'article.deleted'
          | 'webhook.test'
        /** @description Of the article. */
        guid: string | null
        /** @enum {string} */
        state: 'pending' | 'done' | 'failed'
        attempts: number
        /** Format: date-time */
        created_at: string
        /**
         * Format: date-time
         * @description When it is tried next.
         */
        next_at: string | null
        /** Format: date-time */
        done_at: string | null
        /** @description Of HTTP, in the last attempt. */
        last_status: number | null
        /** @description Why the last attempt failed. */
        last_error: string | null
      }[]
      next: string | null
    }
    Replayed: {
      /** @description Messages that are sent again. */
      replayed: number
    }
    Partner: {
      name: string
      /** @description Feeds that it may read; all if null. */
      families: string[] | null
      /** @enum {string} */
      content: 'full' | 'summary'
      /** @description Most requests in an hour. */
      per_hour: number | null
      /** @enum {string} */
      state: 'active' | 'ended' | 'revoked'
      /** Format: date-time */
      created_at: string
      /** Format: date-time */
      ends_at: string | null
      /** Format: date-time */
      revoked_at: string | null
      /** @description Requests, of the last 30 days. */
      requests: number
      /** @description Those that were answered with 304, of the last 30 days. */
      not_modified: number
      /** @description Those that were refused or failed, of the last 30 days. */
      errors: number
      /** @description Bytes of bodies, as sent, of the last 30 days. */
      bytes: number
      /** Format: date-time */
      last_seen_at: string | null
    }
    PartnerWithToken: {
      name: string
      /** @description Feeds that it may read; all if null. */
      families: string[] | null
      /** @enum {string} */
      content: 'full' | 'summary'
      /** @description Most requests in an hour. */
      per_hour: number | null
      /** @enum {string} */
      state: 'active' | 'ended' | 'revoked'
      /** Format: date-time */
      created_at: string
      /** Format: date-time */
      ends_at: string | null
      /** Format: date-time */
      revoked_at: string | null
      /** @description Requests, of the last 30 days. */
      requests: number
      /** @description Those that were answered with 304, of the last 30 days. */
      not_modified: number
      /** @description Those that were refused or failed, of the last 30 days. */
      errors: number
      /** @description Bytes of bodies, as sent, of the last 30 days. */
      bytes: number
      /** Format: date-time */
      last_seen_at: string | null
      /** @description It is shown once. */
      token: string
    }
    PartnerList: {
      partners: components['schemas']['Partner'][]
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  getArticle: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The article. */
      200: {
        headers: {
          /** @description Of the article, for `If-Match`. */
          ETag?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Article']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putArticle: {
    parameters: {
      query?: {
        /** @description Do everything, tell what would be, and undo it. */
        dry_run?: '0' | '1'
      }
      header?: {
        /** @description Write only if the article still has this ETag. */
        'If-Match'?: string
        /** @description `*`: write only if the article does not exist. */
        'If-None-Match'?: string
      }
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ArticleBody']
      }
    }
    responses: {
      /** @description Changed, or as it was: `changed` says which. */
      200: {
        headers: {
          /** @description Of the article, for `If-Match`. */
          ETag?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Written']
        }
      }
      /** @description A new article. */
      201: {
        headers: {
          /** @description Of the article, for `If-Match`. */
          ETag?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Written']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The article has changed: `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is not JSON, or is compressed. */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body breaks rules: `errors` names all of them. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteArticle: {
    parameters: {
      query?: {
        /** @description Do everything, tell what would be, and undo it. */
        dry_run?: '0' | '1'
      }
      header?: {
        /** @description Write only if the article still has this ETag. */
        'If-Match'?: string
      }
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It is gone. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Deleted']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The article has changed: `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  patchArticle: {
    parameters: {
      query?: {
        /** @description Do everything, tell what would be, and undo it. */
        dry_run?: '0' | '1'
      }
      header?: {
        /** @description Write only if the article still has this ETag. */
        'If-Match'?: string
      }
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/merge-patch+json': Record<string, never>
      }
    }
    responses: {
      /** @description Changed, or as it was: `changed` says which. */
      200: {
        headers: {
          /** @description Of the article, for `If-Match`. */
          ETag?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Written']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The article has changed: `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is not JSON, or is compressed. */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body breaks rules: `errors` names all of them. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  correctArticle: {
    parameters: {
      query?: {
        /** @description Do everything, tell what would be, and undo it. */
        dry_run?: '0' | '1'
      }
      header?: {
        /** @description Write only if the article still has this ETag. */
        'If-Match'?: string
        /** @description Any key of your own: the same request with it is done once in 24 hours. */
        'Idempotency-Key'?: string
      }
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectionBody']
      }
    }
    responses: {
      /** @description As of a PUT. If the request was repeated, and the article changed since: what was done, without the article. */
      200: {
        headers: {
          /** @description Of the article, for `If-Match`. */
          ETag?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WrittenOnce']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The article has changed: `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is not JSON, or is compressed. */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body breaks rules: `errors` names all of them. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  retractArticle: {
    parameters: {
      query?: {
        /** @description Do everything, tell what would be, and undo it. */
        dry_run?: '0' | '1'
      }
      header?: {
        /** @description Write only if the article still has this ETag. */
        'If-Match'?: string
        /** @description Any key of your own: the same request with it is done once in 24 hours. */
        'Idempotency-Key'?: string
      }
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['RetractionBody']
      }
    }
    responses: {
      /** @description As of a PUT. If the request was repeated, and the article changed since: what was done, without the article. */
      200: {
        headers: {
          /** @description Of the article, for `If-Match`. */
          ETag?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WrittenOnce']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The article has changed: `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is not JSON, or is compressed. */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body breaks rules: `errors` names all of them. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  withholdArticle: {
    parameters: {
      query?: {
        /** @description Do everything, tell what would be, and undo it. */
        dry_run?: '0' | '1'
      }
      header?: {
        /** @description Write only if the article still has this ETag. */
        'If-Match'?: string
        /** @description Any key of your own: the same request with it is done once in 24 hours. */
        'Idempotency-Key'?: string
      }
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description As of a PUT. If the request was repeated, and the article changed since: what was done, without the article. */
      200: {
        headers: {
          /** @description Of the article, for `If-Match`. */
          ETag?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WrittenOnce']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The article has changed: `If-Match`. */
      412: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is not JSON, or is compressed. */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body breaks rules: `errors` names all of them. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listArticles: {
    parameters: {
      query?: {
        /** @description Only articles with this status. */
        status?: 'draft' | 'published' | 'withheld' | 'retracted'
        /** @description Only articles of this mode. */
        mode?: 'ai-autonomous' | 'ai-assisted' | 'human-only' | 'unknown'
        /** @description Only articles with the topic of this slug. */
        topic?: string
        /** @description Only articles at this address. */
        url?: string
        /** @description Only articles that were written since. */
        changed_since?: string
        /** @description Entries in the answer. */
        limit?: number
        /** @description Where to go on: `next` in an answer has it. */
        after?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page, and the address of the next. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ArticleList']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listArticleEvents: {
    parameters: {
      query?: {
        /** @description Only events since this time. */
        since?: string
        /** @description Entries in the answer. */
        limit?: number
        /** @description Where to go on: `next` in an answer has it. */
        after?: number
      }
      header?: never
      path: {
        /** @description The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page, and the address of the next. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['EventList']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listEvents: {
    parameters: {
      query?: {
        /** @description Only events since this time. */
        since?: string
        /** @description Entries in the answer. */
        limit?: number
        /** @description Where to go on: `next` in an answer has it. */
        after?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page, and the address of the next. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['EventList']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getReaders: {
    parameters: {
      query?: {
        /** @description Only this feed, such as `all` or `topics/science`. */
        feed?: string
        /** @description Days of the report, the last of them today, in UTC. */
        days?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The report. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReaderReport']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  runBatch: {
    parameters: {
      query?: {
        /** @description Do everything, tell what would be, and undo it. */
        dry_run?: '0' | '1'
        /** @description `0` keeps what is right when another operation is refused. */
        atomic?: '0' | '1'
      }
      header?: {
        /** @description Any key of your own: the same request with it is done once in 24 hours. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['BatchBody']
      }
    }
    responses: {
      /** @description All were done, or each for itself. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BatchResult']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is not JSON, or is compressed. */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body breaks rules: `errors` names all of them. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listWebhooks: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All of them. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookList']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createWebhook: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookBody']
      }
    }
    responses: {
      /** @description A new webhook. */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookWithSecret']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is not JSON, or is compressed. */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body breaks rules: `errors` names all of them. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getWebhook: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The webhook. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Webhook']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  revokeWebhook: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It has ended. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Webhook']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listDeliveries: {
    parameters: {
      query?: {
        /** @description Entries in the answer. */
        limit?: number
        /** @description Where to go on: `next` in an answer has it. */
        after?: number
      }
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A page, and the address of the next. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeliveryList']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  testWebhook: {
    parameters: {
      query?: never
      header?: {
        /** @description Any key of your own: the same request with it is done once in 24 hours. */
        'Idempotency-Key'?: string
      }
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Delivery']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  replayWebhook: {
    parameters: {
      query?: {
        /** @description The id of the last message that arrived: `webhook-id`, such as `evt_42`. */
        after?: string
        /** @description The time of the first event. */
        from?: string
      }
      header?: {
        /** @description Any key of your own: the same request with it is done once in 24 hours. */
        'Idempotency-Key'?: string
      }
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Replayed']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  resumeWebhook: {
    parameters: {
      query?: never
      header?: {
        /** @description Any key of your own: the same request with it is done once in 24 hours. */
        'Idempotency-Key'?: string
      }
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Webhook']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  replaceWebhookSecret: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the webhook, percent-encoded. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookWithSecret']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listPartners: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All of them, also those that are revoked. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PartnerList']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createPartner: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PartnerBody']
      }
    }
    responses: {
      /** @description A new partner. */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PartnerWithToken']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body is not JSON, or is compressed. */
      415: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The body breaks rules: `errors` names all of them. */
      422: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getPartner: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the partner. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The partner. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Partner']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  revokePartner: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the partner. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It has ended. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Partner']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  replacePartnerToken: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description The name of the partner. */
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The new token. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PartnerWithToken']
        }
      }
      /** @description The request cannot be read. */
      400: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description No token, or one that is unknown, revoked or expired. */
      401: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The token may not do this. */
      403: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description It conflicts with other data, or with a request that is being answered. */
      409: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Too many requests: `Retry-After` says when to go on. */
      429: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help. */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  explainRule: {
    parameters: {
      query?: never
      header?: never
      path: {
        code:
          | 'url_is_not_too_long'
          | 'title_is_not_too_long'
          | 'standfirst_is_not_too_long'
          | 'byline_is_not_too_long'
          | 'byline_url_is_not_too_long'
          | 'retraction_reason_is_not_too_long'
          | 'disclosure_model_is_not_too_long'
          | 'disclosure_provider_is_not_too_long'
          | 'disclosure_statement_is_not_too_long'
          | 'reviewed_by_is_not_too_long'
          | 'picture_url_is_not_too_long'
          | 'picture_alt_is_not_too_long'
          | 'picture_credit_is_not_too_long'
          | 'external_id_has_no_blanks'
          | 'guid_is_not_empty'
          | 'guid_has_no_blanks'
          | 'guid_is_not_too_long'
          | 'url_is_absolute_http_url'
          | 'url_names_a_valid_host'
          | 'byline_url_is_absolute_http_url'
          | 'picture_url_is_absolute_http_url'
          | 'title_is_not_empty'
          | 'language_is_a_language_tag'
          | 'status_is_known'
          | 'disclosure_mode_is_known'
          | 'ai_assisted_names_its_reviewer'
          | 'ai_autonomous_has_no_reviewer'
          | 'human_only_has_no_model'
          | 'unknown_is_from_before_the_duty'
          | 'unknown_has_no_other_disclosure'
          | 'review_is_after_generation'
          | 'reviewer_is_not_the_model'
          | 'reviewer_is_in_one_script'
          | 'disclosure_statement_is_not_empty'
          | 'published_has_published_at'
          | 'retracted_has_reason_and_date'
          | 'published_at_has_a_four_digit_year'
          | 'updated_at_has_a_four_digit_year'
          | 'retracted_at_has_a_four_digit_year'
          | 'reviewed_at_has_a_four_digit_year'
          | 'generated_at_has_a_four_digit_year'
          | 'picture_has_alt_text'
          | 'picture_has_media_type'
          | 'picture_has_true_sizes'
          | 'audience_names_partners'
          | 'picture_source_type_is_a_term'
          | 'ai_rights_is_known'
          | 'source_url_is_not_too_long'
          | 'source_title_is_not_too_long'
          | 'source_publisher_is_not_too_long'
          | 'source_url_is_absolute_http_url'
          | 'source_title_is_not_empty'
          | 'source_language_is_a_language_tag'
          | 'accessed_at_has_a_four_digit_year'
          | 'topic_label_is_not_too_long'
          | 'slug_is_lower_case_words'
          | 'topic_label_is_not_empty'
          | 'correction_text_is_not_too_long'
          | 'correction_url_is_not_too_long'
          | 'correction_text_is_not_empty'
          | 'corrected_at_has_a_four_digit_year'
          | 'correction_url_is_absolute_http_url'
          | 'guid_is_unique'
          | 'guid_cannot_change'
          | 'topic_exists'
          | 'topic_has_another_label'
          | 'body_is_not_too_long'
          | 'shown_article_is_not_embargoed'
          | 'unknown_is_imported'
          | 'changed_text_has_a_mode'
          | 'review_is_not_in_the_future'
          | 'topic_is_retired'
          | 'correction_is_not_in_the_future'
          | 'taken_back_stays'
          | 'changed_after_review'
          | 'review_is_after_earlier_text'
          | 'member_is_missing'
          | 'member_is_unknown'
          | 'type_is_wrong'
          | 'date_is_invalid'
          | 'number_is_invalid'
          | 'text_is_invalid'
          | 'name_is_one_line'
          | 'webhook_url_is_public'
          | 'family_is_known'
          | 'webhook_topic_exists'
          | 'feed_is_known'
          | 'partner_name_is_short'
          | 'partner_content_is_known'
          | 'date_is_ahead'
          | 'partner_limit_is_positive'
          | 'event_is_known'
          | 'mode_is_known'
          | 'list_is_not_empty'
          | 'mode_is_not_allowed'
          | 'reviewer_is_not_allowed'
          | 'article_is_of_another_holder'
          | 'guid_names_no_other_article'
          | 'guid_was_of_another_holder'
          | 'external_id_has_no_prefix'
          | 'too_many_entries'
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The rule. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Rule']
        }
      }
      /** @description There is no such article, webhook or partner. */
      404: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
}
