import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newestMinor, parseProfile } from './profile.ts';

describe('a profile is read from', () => {
  const table = [
    ['a level alone, at the latest version', 'restricted', { level: 'restricted', version: 'latest' }],
    ['a level at the latest version', 'baseline@latest', { level: 'baseline', version: 'latest' }],
    ['a level at a version', 'restricted@v1.25', { level: 'restricted', version: 25 }],
    ['a version without its v', 'privileged@1.0', { level: 'privileged', version: 0 }],
    ['the newest version', `baseline@v1.${newestMinor}`, { level: 'baseline', version: newestMinor }],
  ] as const;
  for (const [name, text, profile] of table)
    test(name, () => assert.deepEqual(parseProfile(text), { ok: true, profile }));
});

describe('a profile is refused', () => {
  const table = [
    ['restrictd', /unknown profile "restrictd"; did you mean "restricted"\?/],
    ['Baseline', /did you mean "baseline"\?/],
    ['', /unknown profile ""/],
    ['restricted@', /unknown version ""/],
    ['restricted@v1.25.3', /did you mean "v1.25"\?/],
    ['restricted@v2.0', /unknown version "v2.0"/],
    ['restricted@v1.025', /unknown version/],
    ['restricted@v1.99', /newer than the newest known one, v1\.37/],
    ['restricted@lates', /did you mean "latest"\?/],
    ['restricted@v1.25@v1.26', /unknown version/],
  ] as const;
  for (const [text, expected] of table)
    test(`"${text}", with the nearest valid word`, () => {
      const parsed = parseProfile(text);
      assert.ok(!parsed.ok);
      assert.match(parsed.detail, expected);
    });
});
