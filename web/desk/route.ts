import { useEffect, useState } from 'preact/hooks';

/** A place on the desk, kept after the `#`, so that one static file serves them all: `#/application/<id>?tab=…`. */
export interface Place {
  view: string;
  id: string;
  query: URLSearchParams;
}

export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view = '', id = ''] = path.split('/', 2);
  return { view, id: decodeURIComponent(id), query: new URLSearchParams(query) };
}

export function linkTo(view: string, id = '', query: Readonly<Record<string, string>> = {}): string {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#/${view}${id === '' ? '' : `/${encodeURIComponent(id)}`}${said === '' ? '' : `?${said}`}`;
}

export function goTo(link: string): void {
  location.hash = link;
}

export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => setHash(location.hash);
    window.addEventListener('hashchange', moved);
    // Between the first rendering and now it may have moved already.
    moved();
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  return placeOf(hash);
}
