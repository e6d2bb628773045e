import type { Check } from '../check.ts';
import { accountWithoutPassword } from './dockerfile/account-without-password.ts';
import { addOfUrl } from './dockerfile/add-of-url.ts';
import { addWhereCopyDoes } from './dockerfile/add-where-copy-does.ts';
import { adminPortExposed } from './dockerfile/admin-port-exposed.ts';
import { baseImageDigest } from './dockerfile/base-image-digest.ts';
import { baseImagePlatform } from './dockerfile/base-image-platform.ts';
import { baseImageRegistry } from './dockerfile/base-image-registry.ts';
import { baseImageTag } from './dockerfile/base-image-tag.ts';
import { copyOfSecretFile } from './dockerfile/copy-of-secret-file.ts';
import { copyOfWholeFilesystem } from './dockerfile/copy-of-whole-filesystem.ts';
import { distributionPackagesUnpinned } from './dockerfile/distribution-packages-unpinned.ts';
import { imageUserByName } from './dockerfile/image-user-by-name.ts';
import { imageUserRoot } from './dockerfile/image-user-root.ts';
import { languagePackagesUnpinned } from './dockerfile/language-packages-unpinned.ts';
import { packageCacheLeft } from './dockerfile/package-cache-left.ts';
import { pipeToShell } from './dockerfile/pipe-to-shell.ts';
import { privilegedBuildStep } from './dockerfile/privileged-build-step.ts';
import { remoteShellServer } from './dockerfile/remote-shell-server.ts';
import { secretAsBuildArgument } from './dockerfile/secret-as-build-argument.ts';
import { secretInDockerfile } from './dockerfile/secret-in-dockerfile.ts';
import { setuidBit } from './dockerfile/setuid-bit.ts';
import { sudoInBuild } from './dockerfile/sudo-in-build.ts';
import { verificationOff } from './dockerfile/verification-off.ts';
import { volumeOverSystemDirectory } from './dockerfile/volume-over-system-directory.ts';
import { worldWritableFiles } from './dockerfile/world-writable-files.ts';

/** Checks of this area, sorted by id. */
export const dockerfileChecks: readonly Check[] = [
  accountWithoutPassword,
  addOfUrl,
  addWhereCopyDoes,
  adminPortExposed,
  baseImageDigest,
  baseImagePlatform,
  baseImageRegistry,
  baseImageTag,
  copyOfSecretFile,
  copyOfWholeFilesystem,
  distributionPackagesUnpinned,
  imageUserByName,
  imageUserRoot,
  languagePackagesUnpinned,
  packageCacheLeft,
  pipeToShell,
  privilegedBuildStep,
  remoteShellServer,
  secretAsBuildArgument,
  secretInDockerfile,
  setuidBit,
  sudoInBuild,
  verificationOff,
  volumeOverSystemDirectory,
  worldWritableFiles,
];
