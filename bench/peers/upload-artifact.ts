/**
 * Makes the calls of actions/upload-artifact 7 in the same order: the search of its files, a `stat` of each, the upload, the outputs. Everything
 * is imported at the start, as there. Only `@actions/glob` is replaced by `readdir`.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import artifact from '@actions/artifact';
import * as core from '@actions/core';
import { context } from '@actions/github';

try {
  const root = core.getInput('path', { required: true });
  // Lines with a name and a URL: files to download first.
  for (const line of core.getMultilineInput('links')) {
    const [name = '', url = ''] = line.split(' ');
    await mkdir(root, { recursive: true });
    const { body } = await fetch(url);
    await pipeline(Readable.fromWeb(body as ReadableStream), createWriteStream(join(root, name)));
  }
  const paths: string[] = [];
  for (const name of await readdir(root, { recursive: true })) {
    const path = join(root, name);
    if ((await stat(path)).isFile()) paths.push(path);
  }
  const name = core.getInput('name', { required: true });
  core.info(`With the provided path, there will be ${paths.length} files uploaded`);
  const { id, size, digest } = await artifact.uploadArtifact(name, paths, root, {});
  core.info(`Artifact ${name} has been uploaded. Its size is ${size} bytes. Its ID is ${id}`);
  core.setOutput('artifact-id', id);
  core.setOutput('artifact-digest', digest);
  const { owner, repo } = context.repo;
  const url = `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}/artifacts/${id}`;
  core.info(`Artifact download URL: ${url}`);
  core.setOutput('artifact-url', url);
} catch (error) {
  core.setFailed(String(error));
}
