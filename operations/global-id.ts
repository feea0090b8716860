/** The id under which every channel names an object: Relay's, so that what the chat answers can be asked of GraphQL. */
export function globalId(type: 'Application' | 'PassList', id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64');
}
