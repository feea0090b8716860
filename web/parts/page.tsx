import { type ComponentChildren, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import '#web/design/design.css';

const places = [
  { path: '/', name: '咨询申报' },
  { path: '/mine/', name: '我的申报' },
  { path: '/desk/', name: '审核工作台' },
  { path: '/check/', name: '核验证卡' },
];

export interface PageProps {
  /** The page's h1. */
  title: string;
  /** Kept for screen readers only, where the page shows by itself what it is. */
  titleHidden?: boolean;
  narrow?: boolean;
  /** Without a foot, where the page ends in something to be answered. */
  footless?: boolean;
  /** Stands at the right of the bar: who is signed in. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every page: a way past the navigation, the navigation, one h1, what the page is about. */
export function Page({ title, titleHidden = false, narrow = false, footless = false, aside, children }: PageProps) {
  const here = location.pathname.replace(/\/?$/, '/');
  return (
    <>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <header class="bar">
        <a class="brand" href="/">
          <img src="/icon.svg" width="28" height="28" alt="" />
          <span>考评</span>
        </a>
        <nav aria-label="主要页面">
          {places.map(({ path, name }) => (
            <a key={path} href={path} aria-current={path === here ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        {aside && <div class="aside">{aside}</div>}
      </header>
      <main id="main" tabIndex={-1} class={`${narrow ? 'narrow' : ''} ${footless ? 'footless' : ''}`}>
        <h1 class={titleHidden ? 'hidden-words' : undefined}>{title}</h1>
        {children}
      </main>
      {!footless && <footer class="foot">四川省技能人才评价考评员、质量督导员申报 · 依据川人社职鉴〔2024〕11号</footer>}
    </>
  );
}

/** Puts a page into its document. */
export function show(page: ComponentChildren): void {
  const root = document.getElementById('app');
  if (!root) return;
  root.replaceChildren();
  render(page, root);
}

/** A heading that takes the focus when it appears, so that a screen reader begins there. */
export function FocusedHeading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
