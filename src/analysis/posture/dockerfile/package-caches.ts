import type { InstructionView } from '../../../inventory/views/dockerfiles.ts';
import { hasOption, operandsOf } from './options.ts';
import { installationOf, withoutInterpreter } from './packages.ts';

interface Cache {
  /** Calls that fill it. */
  fills(call: readonly string[]): boolean;
  /** Later calls in the same step that empty it, as one line. */
  readonly emptied: RegExp;
  /** Variables that switch it off. */
  readonly off?: string;
  /** Where a cache that is mounted would lie. */
  readonly place: RegExp;
}

const verbOf = (call: readonly string[]): string => operandsOf(call, new Set(['-o', '-c', '--cwd']))[0] ?? '';

const installs = (call: readonly string[], manager: string): boolean =>
  installationOf(call)?.manager.name === manager;

/** Upgrades load packages and the index of all repositories, as installations do. */
const loads = (call: readonly string[], manager: 'yum' | 'dnf'): boolean =>
  installs(call, manager) ||
  ((manager === 'yum' ? /^yum$/ : /^(?:dnf5?|microdnf|tdnf)$/).test(call[0] ?? '') &&
    /^(?:up|update|upgrade|up-min|upgrade-minimal|rei|reinstall)$/.test(verbOf(call)));

/** `export NAME=value` sets variables for the commands behind it. */
const exportedBy = (call: readonly string[]): readonly string[] =>
  call[0] === 'export' ? call.slice(1).flatMap((word) => word.split('=', 1)) : [];

const caches: Readonly<Record<string, Cache>> = {
  apt: {
    fills: (call) => /^(?:apt-get|apt|aptitude)$/.test(call[0] ?? '') && verbOf(call) === 'update',
    emptied: /^rm .*\/var\/lib\/apt(?:\/lists)?\b/,
    // The index lies here; /var/cache/apt holds packages, which the images of Debian and Ubuntu delete by themselves.
    place: /\/var\/lib\/apt/,
  },
  apk: {
    fills: (call) => installs(call, 'apk') && !hasOption(call, '--no-cache'),
    emptied: /^rm .*\/var\/cache\/apk|^apk cache clean/,
    place: /\/(?:var\/cache|etc)\/apk/,
  },
  yum: {
    fills: (call) => loads(call, 'yum'),
    emptied: /^yum .*clean all|^rm .*\/var\/cache\/(?:yum|dnf)/,
    place: /\/var\/cache\/(?:yum|dnf)/,
  },
  dnf: {
    fills: (call) => loads(call, 'dnf'),
    // microdnf of RHEL 8 keeps its cache in /var/cache/yum.
    emptied: /^(?:dnf5?|microdnf|tdnf) .*clean all|^rm .*\/var\/cache\/(?:(?:lib)?dnf|yum)/,
    place: /\/var\/cache\/(?:(?:lib)?dnf|yum)/,
  },
  zypper: {
    fills: (call) => installs(call, 'zypper'),
    emptied: /^zypper .*(?:clean|cc)\b|^rm .*\/var\/cache\/zypp/,
    place: /\/var\/cache\/zypp/,
  },
  pip: {
    fills: (call) => installs(call, 'pip') && call[0] !== 'pipx' && !hasOption(call, '--no-cache-dir'),
    emptied: /^(?:pip3?|python\S* -m pip) cache purge|^rm .*\.cache/,
    // Whatever its value: pip takes even 0 and false for a wish to have none. (pip, cmdoptions, no_cache)
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
  const own = new Set([
    ...run.commands.flatMap(({ assignments }) => assignments.map(({ key }) => key)),
    ...calls.flatMap(exportedBy),
  ]);
  const mounts = run.flag('mount').filter((mount) => /type=(?:cache|tmpfs)/.test(mount));
  for (const [name, { fills, emptied, off, place }] of Object.entries(caches)) {
    const filling = calls.findLastIndex(fills);
    if (filling < 0 || mounts.some((mount) => place.test(mount))) continue;
    if (off !== undefined && (variables.has(off) || own.has(off))) continue;
    // What is emptied before is full again afterwards.
    if (!calls.slice(filling).some((call) => emptied.test(call.join(' '))))
      return { manager: name, line: run.commands[filling]?.line ?? 0 };
  }
  return undefined;
};
