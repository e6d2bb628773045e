import { spawnSync } from 'node:child_process';
import { getuid, platform } from 'node:process';
import { isOnPath } from '../../src/platform/process.ts';

const programs: Readonly<Record<string, string>> = {
  go: 'install Go 1.26 or newer',
  openssl: 'apt-get install openssl',
  gcc: 'apt-get install gcc libc6-dev',
  'pkg-config': 'apt-get install pkg-config',
  ip: 'apt-get install iproute2',
  iptables: 'apt-get install iptables',
  nsenter: 'apt-get install util-linux',
  unshare: 'apt-get install util-linux',
  sysctl: 'apt-get install procps',
};

/** Why no cluster can run on this machine, with the way to change that; `undefined` where one can. */
export const missingMeans = (): string | undefined => {
  if (platform !== 'linux') return 'the test bed needs Linux: its node is this machine';
  if (getuid?.() !== 0)
    return 'the test bed needs root, for namespaces, mounts and control groups: run as root';
  const missing = Object.entries(programs).filter(([name]) => !isOnPath(name));
  if (missing.length > 0)
    return `the test bed needs ${missing.map(([name, way]) => `${name} (${way})`).join(', ')}`;
  if (spawnSync('pkg-config', ['--exists', 'libseccomp']).status !== 0)
    return 'the test bed needs the headers of libseccomp (apt-get install libseccomp-dev)';
  const walls = spawnSync('unshare', ['--mount', '--net', '--pid', '--fork', 'true'], { encoding: 'utf8' });
  if (walls.status !== 0)
    return `the test bed needs new namespaces, which this machine refuses: ${walls.stderr.trim()}; a container needs --privileged`;
  return undefined;
};
