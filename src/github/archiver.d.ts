/** As much of archiver 7 as is used: https://www.archiverjs.com/docs/archiver/ */
declare module 'archiver' {
  interface EntryData {
    readonly name: string;
    /** Whether the file is stored without being deflated. */
    readonly store?: boolean;
  }

  interface Archive {
    file: (path: string, data: EntryData) => Archive;
  }

  const archiver: {
    create: (format: string, options?: object) => Archive;
  };
  export default archiver;
}
