/** What services that work by content files share: hot reload, and the last accepted version kept in the database. */

export { type AdoptContent, adopting } from './adopt-content.ts';
export { contentInUse } from './content-in-use.ts';
export {
  CONTENT_VERSIONS_COLUMNS,
  type ContentVersion,
  contentVersions,
  sqlContentVersions,
} from './content-versions.ts';
export { type ContentSettings, contentSettings } from './settings.ts';
