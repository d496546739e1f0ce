/** The work of an action that uploads an archive. Everything is imported at the start, as in existing actions. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DefaultArtifactClient } from '@actions/artifact';
import * as core from '@actions/core';

try {
  const root = core.getInput('path', { required: true });
  // Lines with a name and a URL: files to download first.
  for (const line of core.getMultilineInput('links')) {
    const [name = '', url = ''] = line.split(' ');
    await mkdir(root, { recursive: true });
    const { body } = await fetch(url);
    await pipeline(Readable.fromWeb(body as ReadableStream), createWriteStream(join(root, name)));
  }
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name));
  const name = core.getInput('name', { required: true });
  const { id } = await new DefaultArtifactClient().uploadArtifact(name, paths, root);
  core.setOutput('artifact-id', id);
  core.info(`Uploaded ${paths.length} files.`);
} catch (error) {
  core.setFailed(String(error));
}
