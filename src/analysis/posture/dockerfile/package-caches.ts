import type { InstructionView } from '../../../inventory/views/dockerfiles.ts';
import { hasOption, operandsOf } from './options.ts';
import { installationOf, withoutInterpreter } from './packages.ts';

interface Cache {
  /** Calls that fill it. */
  fills(call: readonly string[]): boolean;
  /** Calls in the same step that empty it, as one line. */
  readonly emptied: RegExp;
  /** Variables that switch it off. */
  readonly off?: string;
  /** Where a cache that is mounted would lie. */
  readonly place: RegExp;
}

const verbOf = (call: readonly string[]): string => operandsOf(call, new Set(['-o', '-c', '--cwd']))[0] ?? '';

const installs = (call: readonly string[], manager: string): boolean =>
  installationOf(call)?.manager.name === manager;

const caches: Readonly<Record<string, Cache>> = {
  apt: {
    fills: (call) => /^(?:apt-get|apt|aptitude)$/.test(call[0] ?? '') && verbOf(call) === 'update',
    emptied: /^rm .*\/var\/lib\/apt(?:\/lists)?\b/,
    place: /\/var\/(?:lib|cache)\/apt/,
  },
  apk: {
    fills: (call) => installs(call, 'apk') && !hasOption(call, '--no-cache'),
    emptied: /^rm .*\/var\/cache\/apk|^apk cache clean/,
    place: /\/(?:var\/cache|etc)\/apk/,
  },
  yum: {
    fills: (call) => installs(call, 'yum'),
    emptied: /^yum .*clean all|^rm .*\/var\/cache\/(?:yum|dnf)/,
    place: /\/var\/cache\/(?:yum|dnf)/,
  },
  dnf: {
    fills: (call) => installs(call, 'dnf'),
    emptied: /^(?:dnf5?|microdnf|tdnf) .*clean all|^rm .*\/var\/cache\/(?:lib)?dnf/,
    place: /\/var\/cache\/(?:lib)?dnf/,
  },
  zypper: {
    fills: (call) => installs(call, 'zypper'),
    emptied: /^zypper .*(?:clean|cc)\b|^rm .*\/var\/cache\/zypp/,
    place: /\/var\/cache\/zypp/,
  },
  pip: {
    fills: (call) => installs(call, 'pip') && call[0] !== 'pipx' && !hasOption(call, '--no-cache-dir'),
    emptied: /^(?:pip3?|python\S* -m pip) cache purge|^rm .*\.cache/,
    off: 'PIP_NO_CACHE_DIR',
    place: /\.cache/,
  },
  yarn: {
    fills: (call) => call[0] === 'yarn' && /^(?:install|add|)$/.test(verbOf(call)),
    emptied: /^yarn cache clean|^rm .*(?:yarn|\.cache)/,
    place: /yarn|\.cache/,
  },
};

/** A package manager whose cache stays in a layer, and the line of the call that fills it. */
interface LeftCache {
  readonly manager: string;
  readonly line: number;
}

/** The first cache that a RUN leaves; `undefined` when there is none. `variables` are those of its environment. */
export const cacheLeftBy = (run: InstructionView, variables: ReadonlySet<string>): LeftCache | undefined => {
  const calls = run.commands.map(({ call }) => withoutInterpreter(call));
  const own = new Set(run.commands.flatMap(({ assignments }) => assignments.map(({ key }) => key)));
  const mounts = run.flag('mount').filter((mount) => /type=(?:cache|tmpfs)/.test(mount));
  for (const [name, { fills, emptied, off, place }] of Object.entries(caches)) {
    const filling = calls.findIndex(fills);
    if (filling < 0 || mounts.some((mount) => place.test(mount))) continue;
    if (off !== undefined && (variables.has(off) || own.has(off))) continue;
    if (!calls.some((call) => emptied.test(call.join(' '))))
      return { manager: name, line: run.commands[filling]?.line ?? 0 };
  }
  return undefined;
};
