/** Letters that look alike: one table for the checks of the database and for names. */

/** Letters of other scripts by the Latin ones that they look like, small and capital: not every database knows their other form. */
export const lookAlikes = {
  ...{ a: 'АаΑαᎪꭺꓮ', b: 'ВвΒβᏏꮟᏴᏼꓐ', c: 'СсᏟꮯꓚ', d: 'ԁᎠꭰᏧꮷꓓ', e: 'ЕеΕεᎬꭼꓰ', f: 'ꓝ' },
  ...{ g: 'ԌԍᏀꮐᏳᏻꓖ', h: 'НнҺһΗᎻꮋᏂꮒꓧ', i: 'ІіΙιᎥꭵꓲ', j: 'ЈјϳᎫꭻꓙ', k: 'КкΚκᏦꮶꓗ', l: 'ӀӏᏞꮮꓡ' },
  ...{ m: 'МмΜμᎷꮇꓟ', n: 'Νηꓠ', o: 'ОоΟοꓳ', p: 'РрΡρᏢꮲꓑ', q: 'Ԛԛ', r: 'ᎡꭱᏒꮢꓣ' },
  ...{ s: 'ЅѕᏕꮥᏚꮪꓢ', t: 'ТтΤτᎢꭲꓔ', u: 'υꓴ', v: 'ѴѵνᏙꮩꓦ', w: 'ԜԝωᎳꮃᏔꮤꓪ', x: 'ХхΧχꓫ' },
  ...{ y: 'УуΥγᎩꭹᎽꮍꓬ', z: 'ΖζᏃꮓꓜ' },
}
