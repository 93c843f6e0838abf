/** The types of a description in OpenAPI, given as JSON. */
export function renderTypes(document: string): Promise<string>
