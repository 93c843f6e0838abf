/** Path of the publishing API, below the base path. */
export const apiPath = '/api/1'
