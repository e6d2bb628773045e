import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNarrowed, parseSearch, queryOf, toggled, withList } from './search.ts';

const read = (text: string) => parseSearch(new URLSearchParams(text));

test('a search survives the address', () => {
  const text = 'state=open%2Caccepted&severity=high&namespace=%2Cshop&text=api&sort=check';
  const search = read(text);
  assert.deepEqual(search.lists.namespace, ['', 'shop']);
  assert.equal(new URLSearchParams(queryOf(search)).toString(), text);
  assert.deepEqual(parseSearch(new URLSearchParams(queryOf(search))), search);
});

test('what an address says of no parameter is left out', () => {
  assert.deepEqual(read('nonsense=1&sort=sideways&text='), { lists: {}, sort: 'severity' });
  assert.equal(isNarrowed(read('sort=check')), false);
});

test('values come and go, and an empty list is no list', () => {
  const one = toggled(read(''), 'severity', 'high');
  assert.deepEqual(one.lists, { severity: ['high'] });
  assert.deepEqual(toggled(one, 'severity', 'high').lists, {});
  assert.deepEqual(withList(one, 'severity', []).lists, {});
});
