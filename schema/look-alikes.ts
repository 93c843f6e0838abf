/** Letters that look alike: one table for the checks of the database and for names. */

/** Letters by the plain Latin ones that they look like, small and capital: not every database knows their other form. */
export const lookAlikes = {
  ...{ a: 'АаΑαᎪꭺꓮɑⱭᴀ', b: 'ВвΒβᏏꮟᏴᏼꓐƄƅʙ', c: 'СсᏟꮯꓚᴄ', d: 'ԁᎠꭰᏧꮷꓓᴅ', e: 'ЕеΕεᎬꭼꓰᴇ', f: 'ꓝꜰ' },
  ...{ g: 'ԌԍᏀꮐᏳᏻꓖɡꞬɢᶃƍ', h: 'НнҺһΗᎻꮋᏂꮒꓧʜ', i: 'ІіΙιᎥꭵꓲıɪɩƖ', j: 'ЈјϳᎫꭻꓙȷᴊ', k: 'КкΚκᏦꮶꓗᴋ', l: 'ӀӏᏞꮮꓡʟǀ∣ⵏ' },
  ...{ m: 'МмΜμᎷꮇꓟᴍ', n: 'Νηꓠɴ', o: 'ОоΟοꓳᴏ', p: 'РрΡρᏢꮲꓑᴘ', q: 'Ԛԛꞯ', r: 'ᎡꭱᏒꮢꓣʀƦ' },
  ...{ s: 'ЅѕᏕꮥᏚꮪꓢꜱƽ', t: 'ТтΤτᎢꭲꓔᴛ', u: 'υꓴᴜʊ', v: 'ѴѵνᏙꮩꓦᴠʋ', w: 'ԜԝωᎳꮃᏔꮤꓪᴡ', x: 'ХхΧχꓫ' },
  ...{ y: 'УуΥγᎩꭹᎽꮍꓬʏɣỿ', z: 'ΖζᏃꮓꓜᴢ' },
}
