/**
 * The icon: an open ring, since nothing is hidden. As SVG for pages, and as ICO for programs that
 * ask for it.
 */
import { decodeBase64 } from 'hono/utils/encode'

/** Has the colours of light and dark schemes. */
export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>circle{fill:none;stroke:#0d5c66;stroke-width:5}@media (prefers-color-scheme:dark){circle{stroke:#7fcad3}}</style><circle cx="16" cy="16" r="11.5"/></svg>\n`

/** The same ring in 16 and 32 pixels: two PNG pictures in an ICO file. */
const ico = [
  'AAABAAIAEBAAAAEAIADiAAAAJgAAACAgAAABACAARAEAAAgBAACJUE5HDQoaCgAAAA1JSERSAAAAEAAAABAEAwAAAO3d4lIAAAAw',
  'UExURQ1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZg1cZq4cJSYAAAAQdFJOUwARIjNEVWZ3iJmq',
  'u8zd7v92lQEVAAAAUUlEQVR42mNgQACJ838aQTTr+////wUAGfH/T/T8/8rAwPj+CQOD3z8BBo7/DgwMLP8bGHj+gBSeP8DA/wPE',
  '6P+AYMCl4Irh2uEGIqyAWwoFAIhrLMOPbC8RAAAAAElFTkSuQmCCiVBORw0KGgoAAAANSUhEUgAAACAAAAAgBAMAAACBVGfHAAAA',
  'MFBMVEUNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGYNXGauHCUmAAAAEHRSTlMAESIzRFVmd4iZ',
  'qrvM3e7/dpUBFQAAALNJREFUeNpjYCAOsPS8/3fCAcFnu/8fCP4mwPjM5/+DwR8DqEDcfyh4CuGz/oeDALCAHZC1VYEpGkg9BgsA',
  'TTgMom2ApoCt+P//twCIwbj//3+QRbz//x+EGCbz//8FIOX//z/UOub//78Aqf7/v2EO2v//B9jMrzCBeLCp7/9/ggno//8HJP//',
  '/wAT4P//H5sAhhYMQzGsxXAYhtMxPIfhfcwAwghCjEDGjAaMiMKMSrwAAFBvtBnkuuhyAAAAAElFTkSuQmCC',
].join('')

export const faviconIco = decodeBase64(ico)
