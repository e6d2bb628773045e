import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

const home = fileURLToPath(new URL('../..', import.meta.url));
const program = env['SEAWALL_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why there is no browser; `false` where there is one. */
export const noBrowser: string | false =
  !existsSync(program) &&
  `there is no Chromium at ${program}: apt-get install chromium, or name one with SEAWALL_CHROMIUM`;

/** Builds the console as it is published, from the sources as they are, and gives the folder. */
export const buildConsole = async (): Promise<string> => {
  const outDir = join(home, 'build/console');
  await build({ configFile: join(home, 'console/vite.config.ts'), logLevel: 'error', build: { outDir } });
  return outDir;
};

/** Without the network of its maker, and without what it would do in the background. */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: program, args: switches });

/** A page in a profile of its own. What goes wrong in it is collected: a test ends with none of it. */
export const openPage = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly wrong: string[] }> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  return { page, wrong };
};

/** A page on which somebody signed in with a token. */
export const visit = async (
  browser: Browser,
  url: string,
  token: string,
  address = '#/',
  options: BrowserContextOptions = {},
): ReturnType<typeof openPage> => {
  const opened = await openPage(browser, options);
  await opened.page.goto(`${url}/${address}`);
  await opened.page.getByLabel('API token').fill(token);
  await opened.page.getByRole('button', { name: 'Sign in' }).click();
  await opened.page.getByRole('link', { name: 'Seawall' }).waitFor();
  // That nobody was known at first is no error of the page.
  opened.wrong.length = 0;
  return opened;
};

/** Keeps a picture where somebody asked for them. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = env['SEAWALL_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What WCAG 2.2 A and AA forbid on this page, as far as a machine can tell; empty where nothing is. */
export const barriers = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
};
