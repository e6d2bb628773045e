import { operandsOf } from './options.ts';

/** A program that installs packages, as far as checks need to know it. */
export interface PackageManager {
  readonly name: string;
  /** Whose packages: the distribution's, or a language's. */
  readonly of: 'distribution' | 'language';
  readonly programs: readonly string[];
  readonly installs: readonly string[];
  /** Options whose value is the next word. */
  readonly valued: ReadonlySet<string>;
  /** What follows `--` is for the build of the packages and names none. */
  readonly hasBuildOptions?: true;
  /** Whether a package names its version, or comes from a file that does. */
  isPinned(text: string): boolean;
}

const words = (text: string): readonly string[] => text.split(' ');

const rpmPinned = (text: string): boolean => /-\d|[=<>]|:\d|\.rpm$/.test(text);

const distributionManagers: readonly PackageManager[] = [
  {
    name: 'apt',
    of: 'distribution',
    programs: words('apt-get apt aptitude'),
    installs: ['install'],
    valued: new Set(words('-o -c -t --target-release --default-release --option --config-file')),
    isPinned: (text) => /[=/]|\.deb$/.test(text),
  },
  {
    name: 'apk',
    of: 'distribution',
    programs: ['apk'],
    installs: ['add'],
    valued: new Set(words('-t --virtual -X --repository -p --root --keys-dir --arch --repositories-file')),
    isPinned: (text) => /[=<>~]|\.apk$/.test(text) || text.startsWith('.'),
  },
  {
    name: 'yum',
    of: 'distribution',
    programs: ['yum'],
    installs: words('install localinstall'),
    valued: new Set(words('-c --config -d -e -x --exclude --enablerepo --disablerepo --installroot')),
    isPinned: rpmPinned,
  },
  {
    name: 'dnf',
    of: 'distribution',
    programs: words('dnf dnf5 microdnf tdnf'),
    installs: words('install localinstall in'),
    valued: new Set(
      words('-c --config -d -e -x --exclude --enablerepo --disablerepo --installroot --setopt'),
    ),
    isPinned: rpmPinned,
  },
  {
    name: 'zypper',
    of: 'distribution',
    programs: ['zypper'],
    installs: words('install in'),
    valued: new Set(words('-r --repo -t --type --from -c --config -R --root -D --reposd-dir')),
    isPinned: (text) => /[=<>~]|\.rpm$/.test(text),
  },
];

/** A repository is taken as it is that day, unless a commit, tag or branch follows its path. */
const npmPinned = (text: string): boolean => {
  if (/^git(?:\+[a-z]+)?:\/\//.test(text)) return text.includes('#');
  if (/[:#]|^[./~]|\.(?:tgz|tar|tar\.gz)$/.test(text)) return true;
  return text.lastIndexOf('@') > 0 && !text.endsWith('@latest');
};

/** `git+https://host/path@tag#egg=name`; an `@` before the path ends the name of a user. */
const pipPinned = (text: string): boolean =>
  /^(?:git|hg|svn|bzr)\+/.test(text)
    ? /^[a-z]+\+[a-z]+:\/\/[^/]*\/[^#]*@/.test(text)
    : /[=<>~@/]|^\.|\.(?:whl|zip|gz|bz2)$/.test(text);

const languageManagers: readonly PackageManager[] = [
  {
    name: 'pip',
    of: 'language',
    programs: words('pip pip2 pip3 pipx'),
    installs: ['install'],
    valued: new Set(
      words(
        '-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --prefix --root --platform --python-version --implementation --abi --trusted-host --proxy --timeout --cache-dir --src --progress-bar --no-binary --only-binary --python --upgrade-strategy --retries --log --root-user-action --config-settings --report --exists-action --keyring-provider --use-feature --cert --client-cert',
      ),
    ),
    isPinned: pipPinned,
  },
  {
    name: 'npm',
    of: 'language',
    programs: words('npm pnpm yarn bun'),
    installs: words('install i in add'),
    valued: new Set(
      words('--prefix --registry --cache --loglevel -C --cwd --dir --tag --userconfig --omit --include'),
    ),
    isPinned: npmPinned,
  },
  {
    name: 'gem',
    of: 'language',
    programs: ['gem'],
    installs: words('install i'),
    valued: new Set(
      words('-v --version -i --install-dir -n --bindir -s --source -P --trust-policy --platform'),
    ),
    hasBuildOptions: true,
    isPinned: (text) => /:|\.gem$/.test(text),
  },
  {
    name: 'go',
    of: 'language',
    programs: ['go'],
    installs: words('install get run'),
    valued: new Set(words('-ldflags -tags -gcflags -o -C -mod -modfile')),
    // Without `@` it is the version in go.mod.
    isPinned: (text) => !/@(?:latest|master|main|HEAD|upgrade)$/.test(text),
  },
  {
    name: 'cargo',
    of: 'language',
    programs: ['cargo'],
    installs: ['install'],
    valued: new Set(
      words(
        '--version --git --branch --tag --rev --path --root --registry --features -F --target --bin -j --profile --index',
      ),
    ),
    isPinned: (text) => text.includes('@'),
  },
];

const managers: ReadonlyMap<string, PackageManager> = new Map(
  [...distributionManagers, ...languageManagers].flatMap((manager) =>
    manager.programs.map((program) => [program, manager] as const),
  ),
);

/** A call that installs packages. */
export interface Installation {
  readonly manager: PackageManager;
  /** As written; variables are still in them. */
  readonly packages: readonly string[];
}

/** `python3 -m pip` is `pip`. */
export const withoutInterpreter = (call: readonly string[]): readonly string[] =>
  /^python[\d.]*$/.test(call[0] ?? '') && call[1] === '-m' && call[2] === 'pip' ? call.slice(2) : call;

/** What a call installs; `undefined` when it installs nothing. */
export const installationOf = (given: readonly string[]): Installation | undefined => {
  const call = withoutInterpreter(given);
  const manager = managers.get(call[0] ?? '');
  if (manager === undefined) return undefined;
  const end = manager.hasBuildOptions ? call.indexOf('--') : -1;
  const operands = operandsOf(end < 0 ? call : call.slice(0, end), manager.valued);
  const at = operands[0] === 'global' || operands[0] === 'module' ? 1 : 0;
  return manager.installs.includes(operands[at] ?? '')
    ? { manager, packages: operands.slice(at + 1) }
    : undefined;
};
