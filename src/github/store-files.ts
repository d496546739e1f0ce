/**
 * Has archives hold files as they are, beside others that are deflated. The artifact library gives one level to a whole archive, and no
 * option for a file; the archiver that it hands the files to has one (`store`). So until `release`, the archives that are made know the
 * files to be stored. Were the library to make its archives in another way, these would be deflated like the others.
 * @param paths of the files, absolute
 */
export async function storeFiles(
  paths: ReadonlySet<string> = new Set(),
): Promise<{ release: () => void }> {
  if (paths.size === 0) return { release: () => undefined };
  const { default: archiver } = await import('archiver');
  const { create } = archiver;
  archiver.create = (format, options) => {
    const archive = create(format, options);
    const addFile = archive.file.bind(archive);
    archive.file = (file, data) => addFile(file, paths.has(file) ? { ...data, store: true } : data);
    return archive;
  };
  return {
    release: () => {
      archiver.create = create;
    },
  };
}
