/** The panel “AI disclosure” in the sidebar of the block editor. It edits the post's meta, which the editor saves through REST. */
;((wp) => {
  const { createElement: el, Fragment } = wp.element
  const { __ } = wp.i18n
  const { Button, SelectControl, TextControl } = wp.components
  const { PluginDocumentSettingPanel } = wp.editor.PluginDocumentSettingPanel
    ? wp.editor
    : wp.editPost
  const text = (string) => __(string, 'candor-disclosure')
  const modern = { __nextHasNoMarginBottom: true, __next40pxDefaultSize: true }

  const modes = () => [
    { value: '', label: text('Not declared') },
    { value: 'ai-autonomous', label: text('Written by AI, no human review') },
    { value: 'ai-assisted', label: text('AI-assisted') },
    { value: 'human-only', label: text('Written without generative AI') },
  ]

  const names = () => [
    { value: 'text', label: text('Text') },
    { value: 'translation', label: text('Translation') },
    { value: 'summary', label: text('Summary') },
    { value: 'key_points', label: text('Key points') },
    { value: 'headline', label: text('Headline') },
    { value: 'audio', label: text('Audio') },
    { value: 'data', label: text('Data') },
    { value: 'picture', label: text('Picture') },
  ]

  /** A list of objects. `fields` are of a member each: `[name, label, options of a select]`. */
  function List({ items, fields, empty, add, remove, onChange }) {
    const replaced = (index, ...others) => [
      ...items.slice(0, index),
      ...others,
      ...items.slice(index + 1),
    ]
    const field = (item, index, [name, label, options]) =>
      el(options ? SelectControl : TextControl, {
        ...modern,
        label,
        options,
        value: item[name] ?? '',
        onChange: (value) => onChange(replaced(index, { ...item, [name]: value })),
      })
    return el(
      Fragment,
      null,
      ...items.map((item, index) =>
        el(
          Fragment,
          null,
          ...fields(item).map((each) => field(item, index, each)),
          el(
            Button,
            { variant: 'link', isDestructive: true, onClick: () => onChange(replaced(index)) },
            remove,
          ),
        ),
      ),
      el(Button, { variant: 'secondary', onClick: () => onChange([...items, empty]) }, add),
    )
  }

  function Fields({ meta, edit }) {
    const field = (key, label, help) =>
      el(TextControl, {
        ...modern,
        label,
        help,
        value: meta[key],
        onChange: (value) => edit({ [key]: value }),
      })
    const mode = meta._candor_mode
    const isReviewed = mode === 'ai-assisted' || mode === 'human-only'
    const isByAi = mode === 'ai-assisted' || mode === 'ai-autonomous'
    return el(
      Fragment,
      null,
      el(SelectControl, {
        ...modern,
        label: text('How this post was made'),
        value: mode,
        options: modes(),
        onChange: (value) =>
          edit({
            _candor_mode: value,
            ...(value === 'ai-autonomous' ? { _candor_reviewed_by: '' } : {}),
          }),
      }),
      isReviewed &&
        field(
          '_candor_reviewed_by',
          text('Reviewed by'),
          mode === 'ai-assisted' ? text('Required before this post can be published.') : undefined,
        ),
      isByAi && field('_candor_model', text('Model')),
      isByAi && field('_candor_provider', text('Provider of the model')),
      el(List, {
        items: meta._candor_parts,
        fields: (part) => [
          ['name', text('Part'), names()],
          ['mode', text('How this part was made'), modes().slice(1)],
          ...(part.mode === 'human-only' ? [] : [['model', text('Model of this part')]]),
          ...(part.mode === 'ai-autonomous' ? [] : [['reviewed_by', text('Part reviewed by')]]),
          ...(part.name === 'translation' ? [['translated_from', text('Translated from')]] : []),
        ],
        empty: { name: 'summary', mode: 'ai-autonomous' },
        add: text('Add part'),
        remove: text('Remove part'),
        onChange: (parts) => edit({ _candor_parts: parts }),
      }),
      el(List, {
        items: meta._candor_sources,
        fields: () => [
          ['url', text('Address')],
          ['title', text('Title')],
          ['publisher', text('Publisher')],
        ],
        empty: { url: '', title: '' },
        add: text('Add source'),
        remove: text('Remove source'),
        onChange: (sources) => edit({ _candor_sources: sources }),
      }),
    )
  }

  function Panel() {
    const type = wp.data.useSelect((select) => select('core/editor').getCurrentPostType(), [])
    const [meta, setMeta] = wp.coreData.useEntityProp('postType', type, 'meta')
    if (meta?._candor_mode === undefined) return null
    return el(
      PluginDocumentSettingPanel,
      { name: 'candor-disclosure', title: text('AI disclosure') },
      el(Fields, { meta, edit: (changed) => setMeta({ ...meta, ...changed }) }),
    )
  }

  wp.plugins.registerPlugin('candor-disclosure', { render: Panel })
})(window.wp)
