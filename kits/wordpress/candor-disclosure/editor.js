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
    { value: 'ai-assisted', label: text('AI-assisted, reviewed by a human') },
    { value: 'human-only', label: text('Written without generative AI') },
  ]

  function Source({ source, onChange, onRemove }) {
    const field = (name, label, type) =>
      el(TextControl, {
        ...modern,
        label,
        type,
        value: source[name] ?? '',
        onChange: (value) => onChange({ ...source, [name]: value }),
      })
    return el(
      Fragment,
      null,
      field('url', text('Address'), 'url'),
      field('title', text('Title'), 'text'),
      field('publisher', text('Publisher'), 'text'),
      el(
        Button,
        { variant: 'link', isDestructive: true, onClick: onRemove },
        text('Remove source'),
      ),
    )
  }

  function Sources({ sources, onChange }) {
    const replaced = (index, ...others) => [
      ...sources.slice(0, index),
      ...others,
      ...sources.slice(index + 1),
    ]
    return el(
      Fragment,
      null,
      ...sources.map((source, index) =>
        el(Source, {
          source,
          onChange: (changed) => onChange(replaced(index, changed)),
          onRemove: () => onChange(replaced(index)),
        }),
      ),
      el(
        Button,
        { variant: 'secondary', onClick: () => onChange([...sources, { url: '', title: '' }]) },
        text('Add source'),
      ),
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
      el(Sources, {
        sources: meta._candor_sources,
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
