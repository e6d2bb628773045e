import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { admin, startServer, type TestServer } from './api-server.ts';
import { barriers, buildConsole, noBrowser, picture, startBrowser, visit } from './browser.ts';
import { keepMany, keepPolicy, keepShop } from './example-shop.ts';

/** Every screen, in both themes, wide and narrow. */
describe('console for everybody', { skip: noBrowser }, () => {
  let browser: Browser;
  let server: TestServer;
  before(async () => {
    const console = await buildConsole();
    browser = await startBrowser();
    const fill = async (store: Parameters<typeof keepShop>[0]): Promise<void> => {
      await keepShop(store, '1');
      await keepMany(store);
      await keepPolicy(store, 1, 'test');
    };
    server = await startServer(fill, { console });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const screens = [
    '',
    'findings',
    'checks',
    'checks/privileged-container',
    'editor',
    'reviews',
    'trail',
    'tokens',
  ];

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 400])
      test(`no screen has barriers or spills over: ${colorScheme}, ${width} wide`, async () => {
        const { page, wrong } = await visit(browser, server.url, admin, '#/', {
          colorScheme,
          viewport: { width, height: 900 },
        });
        for (const screen of screens) {
          await page.goto(`${server.url}/#/${screen}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
          if (screen === 'editor') await page.getByRole('button', { name: 'Start with an example' }).click();
          assert.deepEqual(await barriers(page), [], screen);
          const spill = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(spill, 0, `${screen} is wider than the window`);
          await picture(page, `${screen.replace('/', '-') || 'overview'}-${colorScheme}-${width}`);
        }
        assert.deepEqual(wrong, []);
        await page.context().close();
      });
});
