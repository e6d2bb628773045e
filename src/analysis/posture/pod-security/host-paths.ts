/** Paths of a node, as written in `hostPath.path`, by what mounting them gives away. */

/**
 * The path in one form: no double, trailing or back slashes, and of a Windows path neither the drive nor the case. `C:\` is `/`.
 * The API server refuses `..`, so that nothing can hide behind it.
 */
export const plainPath = (path: string): string => {
  const isOfWindows = /^[a-z]:/i.test(path) || path.startsWith('\\\\');
  const slashed = isOfWindows
    ? path
        .replace(/^[a-z]:/i, '')
        .replaceAll('\\', '/')
        .toLowerCase()
    : path;
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
};

const isAtOrBelow = (path: string, holder: string): boolean =>
  path === holder || path.startsWith(holder === '/' ? holder : `${holder}/`);

const sockets: readonly string[] = [
  'buildkitd.sock',
  'containerd.sock',
  'cri-dockerd.sock',
  'crio.sock',
  'docker.sock',
  'dockershim.sock',
  'podman.sock',
];

/** Folders in which runtimes put their sockets, and the named pipes of Windows. */
const socketFolders: readonly string[] = [
  '/run',
  '/run/containerd',
  '/run/crio',
  '/run/docker',
  '/run/podman',
  '/var/run',
  '/var/run/containerd',
  '/var/run/crio',
  '/var/run/docker',
  '/var/run/podman',
  '/pipe/containerd-containerd',
  '/pipe/docker_engine',
];

/** Whether the path is the socket of a container runtime, or a folder that holds one. */
export const isRuntimeSocket = (path: string): boolean => {
  const plain = plainPath(path);
  return sockets.some((socket) => plain.endsWith(`/${socket}`)) || socketFolders.includes(plain);
};

/** System folders of a node: programs, configuration, devices and the kernel's own files. */
export const systemFolders: readonly string[] = [
  '/',
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/lib64',
  '/proc',
  '/root',
  '/sbin',
  '/sys',
  '/usr',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/etcd',
  '/var/lib/kubelet',
  '/program files',
  '/programdata',
  '/windows',
];

/** Folders that hold credentials of the cluster or of the cloud all the way down. */
const credentialFolders: readonly string[] = [
  '/.aws',
  '/.azure',
  '/.config/gcloud',
  '/etc/kubernetes',
  '/root',
  '/var/lib/etcd',
  '/var/lib/kubelet/pki',
];

/** Whether the path is one of the folders, holds one of them, or lies where credentials are. */
export const isSystemPath = (path: string, folders: readonly string[]): boolean => {
  const plain = plainPath(path);
  return (
    folders.some((folder) => isAtOrBelow(folder, plain)) ||
    credentialFolders.some((folder) => isAtOrBelow(plain, folder) || isAtOrBelow(folder, plain))
  );
};
