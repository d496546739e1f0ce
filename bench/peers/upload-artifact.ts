/** What an action that uploads an archive does: everything imported at the start, as all we read do. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import * as core from '@actions/core';

try {
  const root = core.getInput('path', { required: true });
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name));
  const uploaded = await new DefaultArtifactClient().uploadArtifact(
    core.getInput('name', { required: true }),
    paths,
    root,
    { compressionLevel: 6 },
  );
  core.setOutput('artifact-id', uploaded.id);
  core.info(`Uploaded ${paths.length} files.`);
} catch (error) {
  core.setFailed(String(error));
}
