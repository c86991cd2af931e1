/**
 * Version of everything that turns a text into a reading. A reading that another version made is made again from its
 * sealed source: raise it with every change of ingest, language or claims that reaches users.
 */
export const ENGINE = '0.1.0'
