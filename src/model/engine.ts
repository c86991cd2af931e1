/** Version of the reading engine; a record made by another one is read again from its sealed sources. */
export const ENGINE = '0.1.0'
