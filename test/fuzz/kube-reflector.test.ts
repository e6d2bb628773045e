import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { Resource } from '../../src/model/resource.ts';
import { Gate } from '../../src/sources/cluster/gate.ts';
import { ObjectReader } from '../../src/sources/cluster/object-reader.ts';
import type { Delta } from '../../src/sources/cluster/object-store.ts';
import { Reflector } from '../../src/sources/cluster/reflector.ts';
import { type Fault, HandTimer, KubeServer } from './kube-server.ts';

const configMaps = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  resource: 'configmaps',
  isNamespaced: true,
  isWatchable: true,
} as const;

const shown = ({ reference, object }: Resource): string =>
  `${reference.name}=${(object['data'] as { value: string }).value}`;

/** Follows the changes alone, as who keeps findings does. */
class Follower {
  readonly #known = new Map<string, string>();

  take(deltas: readonly Delta[]): void {
    for (const { type, resource } of deltas) {
      const { name } = resource.reference;
      assert.equal(this.#known.has(name), type !== 'added', `${type} of ${name}`);
      if (type === 'deleted') this.#known.delete(name);
      else {
        assert.notEqual(this.#known.get(name), shown(resource), `${type} of ${name} that changes nothing`);
        this.#known.set(name, shown(resource));
      }
    }
  }

  contents(): readonly string[] {
    return [...this.#known.values()].sort();
  }
}

const start = (server: KubeServer, random = (): number => 0.5) => {
  const timer = new HandTimer(random);
  const follower = new Follower();
  const stop = new AbortController();
  const reflector = new Reflector({
    connection: server,
    kind: configMaps,
    namespace: undefined,
    reader: new ObjectReader('memory'),
    timer,
    gate: new Gate(1),
    onChange: (deltas) => follower.take(deltas),
    onState: () => {},
  });
  const ended = reflector.run(stop.signal);
  return {
    timer,
    follower,
    reflector,
    /** Lets everything run that can; sleepers are woken so many times. */
    settle: async (turns: number) => {
      for (let turn = 0; turn <= turns; turn++) {
        for (let tick = 0; tick < 12; tick++) await setImmediate();
        if (turn < turns) timer.turn();
      }
    },
    close: async () => {
      stop.abort();
      await ended;
    },
  };
};

type Step =
  | { readonly do: 'put' | 'remove'; readonly name: string; readonly value: number }
  | { readonly do: 'compact' | 'bookmark' | 'settle' | 'turn' }
  | { readonly do: 'fail'; readonly fault: Fault };

const names = fc.constantFrom('a', 'b', 'cc', 'dd', 'eee');
const faults = fc.constantFrom<Fault>(
  'broken',
  'idle',
  'ended',
  'cut',
  'expired',
  'busy',
  'down',
  'forbidden',
  'garbage',
);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('put' as const, 'remove' as const),
      name: names,
      value: fc.nat(3),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('compact' as const, 'bookmark' as const, 'settle' as const, 'turn' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fail' as const), fault: faults }) },
);

test('whatever happens and fails, in the end the copy and what its changes told are what a fresh list says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (script) => {
      const server = new KubeServer();
      const { timer, follower, reflector, settle, close } = start(server);
      for (const step of script) {
        if (step.do === 'put') server.put(step.name, step.value);
        else if (step.do === 'remove') server.remove(step.name);
        else if (step.do === 'compact') server.compact();
        else if (step.do === 'bookmark') server.bookmark();
        else if (step.do === 'fail') server.fail(step.fault);
        else if (step.do === 'turn') timer.turn();
        else await settle(0);
      }
      server.recover();
      await settle(6);
      assert.deepEqual(reflector.store.list().map(shown).sort(), server.contents());
      assert.deepEqual(follower.contents(), server.contents());
      assert.equal(reflector.state().status, 'watching');
      assert.equal(reflector.state().objects, server.contents().length);
      await close();
      assert.equal(reflector.state().status, 'closed');
    }),
    { numRuns: 300 },
  );
});

describe('a failure is waited out and told', () => {
  const after = async (fault: Fault, times: number) => {
    const server = new KubeServer();
    server.put('a', 1);
    const watch = start(server);
    await watch.settle(0);
    for (let time = 0; time < times; time++) server.fail(fault);
    await watch.settle(2);
    return { server, ...watch };
  };

  test('a right that is taken away is missing by name, and what was read stays', async () => {
    const { reflector, close, settle, server } = await after('forbidden', 3);
    assert.equal(reflector.state().status, 'forbidden');
    assert.deepEqual(reflector.missingRights, [
      { group: '', resource: 'configmaps', kind: 'ConfigMap', verb: 'list' },
    ]);
    assert.deepEqual(reflector.store.list().map(shown), ['a=1']);
    server.recover();
    await settle(3);
    assert.deepEqual(reflector.missingRights, []);
    await close();
  });

  test('a refusal that lasts is asked about twice a minute or less', async () => {
    const { reflector, close, settle, timer, server } = await after('forbidden', 12);
    await settle(4);
    assert.equal(reflector.state().status, 'forbidden');
    assert.ok((timer.next ?? 0) >= 30_000, `${timer.next}`);
    server.recover();
    await close();
  });

  test('a server that is down is waited for, longer each time, and the copy stays', async () => {
    const { reflector, close, timer, settle, server } = await after('down', 6);
    const waits: number[] = [];
    for (let time = 0; time < 4; time++) {
      waits.push(timer.next ?? 0);
      await settle(1);
    }
    assert.deepEqual(
      waits.toSorted((a, b) => a - b),
      waits,
    );
    assert.equal(reflector.state().lastError, 'down');
    assert.equal(reflector.state().synced, true);
    assert.equal(reflector.state().objects, 1);
    server.recover();
    await close();
  });
});
