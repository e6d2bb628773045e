export type Theme = 'light' | 'dark';

const key = 'seawall.theme';
const dark = 'pf-v6-theme-dark';

const chosen = (): Theme | undefined => {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
};

const system = matchMedia('(prefers-color-scheme: dark)');

/** What was chosen here; else what the system has. */
export const themeNow = (): Theme => chosen() ?? (system.matches ? 'dark' : 'light');

/** Shows the theme, now and when the system changes to another. */
export const applyTheme = (): void => {
  const show = () => document.documentElement.classList.toggle(dark, themeNow() === 'dark');
  show();
  system.addEventListener('change', show);
};

export const chooseTheme = (theme: Theme): void => {
  localStorage.setItem(key, theme);
  document.documentElement.classList.toggle(dark, theme === 'dark');
};
