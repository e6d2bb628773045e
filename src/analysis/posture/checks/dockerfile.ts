import type { Check } from '../check.ts';
import { accountWithoutPassword } from './dockerfile/account-without-password.ts';
import { addOfUrl } from './dockerfile/add-of-url.ts';
import { addWhereCopyDoes } from './dockerfile/add-where-copy-does.ts';
import { adminPortExposed } from './dockerfile/admin-port-exposed.ts';
import { aptInScript } from './dockerfile/apt-in-script.ts';
import { archiveUnpackedByHand } from './dockerfile/archive-unpacked-by-hand.ts';
import { baseImageDigest } from './dockerfile/base-image-digest.ts';
import { baseImagePlatform } from './dockerfile/base-image-platform.ts';
import { baseImageRegistry } from './dockerfile/base-image-registry.ts';
import { baseImageTag } from './dockerfile/base-image-tag.ts';
import { cdInRun } from './dockerfile/cd-in-run.ts';
import { consecutiveRun } from './dockerfile/consecutive-run.ts';
import { copyFromOwnStage } from './dockerfile/copy-from-own-stage.ts';
import { copyFromUnknownStage } from './dockerfile/copy-from-unknown-stage.ts';
import { copyOfSecretFile } from './dockerfile/copy-of-secret-file.ts';
import { copyOfWholeFilesystem } from './dockerfile/copy-of-whole-filesystem.ts';
import { copySeveralToFile } from './dockerfile/copy-several-to-file.ts';
import { copyWithoutWorkdir } from './dockerfile/copy-without-workdir.ts';
import { distributionPackagesUnpinned } from './dockerfile/distribution-packages-unpinned.ts';
import { distributionUpgrade } from './dockerfile/distribution-upgrade.ts';
import { duplicateStageName } from './dockerfile/duplicate-stage-name.ts';
import { envRefersToItself } from './dockerfile/env-refers-to-itself.ts';
import { healthcheckMissing } from './dockerfile/healthcheck-missing.ts';
import { imageUserByName } from './dockerfile/image-user-by-name.ts';
import { imageUserRoot } from './dockerfile/image-user-root.ts';
import { instructionBeforeFrom } from './dockerfile/instruction-before-from.ts';
import { invalidOnbuildTrigger } from './dockerfile/invalid-onbuild-trigger.ts';
import { labelKeyMalformed } from './dockerfile/label-key-malformed.ts';
import { labelMissing } from './dockerfile/label-missing.ts';
import { labelUnknown } from './dockerfile/label-unknown.ts';
import { labelValueMalformed } from './dockerfile/label-value-malformed.ts';
import { languagePackagesUnpinned } from './dockerfile/language-packages-unpinned.ts';
import { maintainerInstruction } from './dockerfile/maintainer-instruction.ts';
import { packageCacheLeft } from './dockerfile/package-cache-left.ts';
import { packageIndexUpdateAlone } from './dockerfile/package-index-update-alone.ts';
import { packageManagerPrompts } from './dockerfile/package-manager-prompts.ts';
import { pipeToShell } from './dockerfile/pipe-to-shell.ts';
import { pipeWithoutPipefail } from './dockerfile/pipe-without-pipefail.ts';
import { pointlessCommand } from './dockerfile/pointless-command.ts';
import { portOutOfRange } from './dockerfile/port-out-of-range.ts';
import { privilegedBuildStep } from './dockerfile/privileged-build-step.ts';
import { recommendedPackages } from './dockerfile/recommended-packages.ts';
import { relativeWorkdir } from './dockerfile/relative-workdir.ts';
import { remoteShellServer } from './dockerfile/remote-shell-server.ts';
import { reservedStageName } from './dockerfile/reserved-stage-name.ts';
import { secretAsBuildArgument } from './dockerfile/secret-as-build-argument.ts';
import { secretInDockerfile } from './dockerfile/secret-in-dockerfile.ts';
import { setuidBit } from './dockerfile/setuid-bit.ts';
import { severalCommands } from './dockerfile/several-commands.ts';
import { severalHealthchecks } from './dockerfile/several-healthchecks.ts';
import { shellFormCommand } from './dockerfile/shell-form-command.ts';
import { shellReplacedByLink } from './dockerfile/shell-replaced-by-link.ts';
import { sudoInBuild } from './dockerfile/sudo-in-build.ts';
import { useraddSparseLog } from './dockerfile/useradd-sparse-log.ts';
import { verificationOff } from './dockerfile/verification-off.ts';
import { volumeOverSystemDirectory } from './dockerfile/volume-over-system-directory.ts';
import { wgetAndCurl } from './dockerfile/wget-and-curl.ts';
import { wgetProgress } from './dockerfile/wget-progress.ts';
import { workdirOutsideContainer } from './dockerfile/workdir-outside-container.ts';
import { worldWritableFiles } from './dockerfile/world-writable-files.ts';

/** Checks of this area, sorted by id. */
export const dockerfileChecks: readonly Check[] = [
  accountWithoutPassword,
  addOfUrl,
  addWhereCopyDoes,
  adminPortExposed,
  aptInScript,
  archiveUnpackedByHand,
  baseImageDigest,
  baseImagePlatform,
  baseImageRegistry,
  baseImageTag,
  cdInRun,
  consecutiveRun,
  copyFromOwnStage,
  copyFromUnknownStage,
  copyOfSecretFile,
  copyOfWholeFilesystem,
  copySeveralToFile,
  copyWithoutWorkdir,
  distributionPackagesUnpinned,
  distributionUpgrade,
  duplicateStageName,
  envRefersToItself,
  healthcheckMissing,
  imageUserByName,
  imageUserRoot,
  instructionBeforeFrom,
  invalidOnbuildTrigger,
  labelKeyMalformed,
  labelMissing,
  labelUnknown,
  labelValueMalformed,
  languagePackagesUnpinned,
  maintainerInstruction,
  packageCacheLeft,
  packageIndexUpdateAlone,
  packageManagerPrompts,
  pipeToShell,
  pipeWithoutPipefail,
  pointlessCommand,
  portOutOfRange,
  privilegedBuildStep,
  recommendedPackages,
  relativeWorkdir,
  remoteShellServer,
  reservedStageName,
  secretAsBuildArgument,
  secretInDockerfile,
  setuidBit,
  severalCommands,
  severalHealthchecks,
  shellFormCommand,
  shellReplacedByLink,
  sudoInBuild,
  useraddSparseLog,
  verificationOff,
  volumeOverSystemDirectory,
  wgetAndCurl,
  wgetProgress,
  workdirOutsideContainer,
  worldWritableFiles,
];
