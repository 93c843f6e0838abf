/**
 * The script in frames: it tells the page around them their height, and in WordPress, which links
 * are followed.
 */
import { rootOf, type Site } from '../../core/settings/site.ts'
import { scriptJson } from '../../core/text/xml.ts'
import { linkFile } from './embed-url.ts'

/**
 * Reports the frame's height to the page around it, if the frame's URL has an id after `#`. If the partner does not allow scripts, the frame scrolls. Reports once at the
 * start: browsers do not render frames that are far from the viewport, and a ResizeObserver waits
 * for that. A frame has no width until the page around it tells: its text would be one letter wide.
 *
 * WordPress puts oEmbed frames into a sandbox that opens no link, and adds `#?secret=…`. Its script
 * wp-embed sets the height that a frame with the secret tells, and opens the address that it tells,
 * if that has the host of the frame: so links to other hosts are told as our redirects.
 */
export function frameScript(site: Site): string {
  const paths = [`${rootOf(site)}/${linkFile}`, `${rootOf(site)}/disclosure`].map(
    (url) => new URL(url).pathname,
  )
  const [linkPath, policyPath] = paths.map((path) => scriptJson(path))
  const script = `
    const id = location.hash.slice(1);
    const secret = /^\\?secret=([a-zA-Z\\d]+)$/.exec(id)?.[1];
    const tell = (message, value) => parent.postMessage({message, value, secret}, '*');
    const report = () => {
      if (innerWidth === 0) return setTimeout(report, 100);
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (secret) tell('height', height);
      else parent.postMessage({type: 'candor:height', id, height}, '*');
    };
    const follow = (event) => {
      const link = event.target.closest('a');
      if (!link) return;
      event.preventDefault();
      if (link.host === location.host) return tell('link', link.href);
      const item = link.closest('.candor-item');
      const url = item?.querySelector('a.candor-title')?.href;
      const to = new URL(url ? ${linkPath} : ${policyPath}, location.href);
      if (url) to.searchParams.set('url', url);
      if (url && link.href !== url)
        to.searchParams.set('source', 1 + [...item.querySelectorAll('a.candor-source')].indexOf(link));
      tell('link', to.href);
    };
    if (id && parent !== window) {
      report();
      new ResizeObserver(report).observe(document.body);
      addEventListener('message', ({source, data}) => {
        if (source === parent && (data?.type === 'candor:measure' || data?.message === 'ready')) report();
      });
      if (secret) addEventListener('click', follow);
    }`
  return script.replace(/\n\s*/g, '')
}
