/**
 * The scopes that a social connection asks its provider for: worked out from the flags among its options and from
 * `freeform_scopes`, whatever `scope` the caller gives.
 */
import type { Doc } from '../../state/store.js';

interface Provider {
  /** Scopes asked for in any case, those before and behind the ones of the flags. */
  first?: string[];
  last?: string[];
  /** Flag -> scope; a flag that is not here asks for nothing more. */
  flags: Record<string, string>;
  /** How the scopes are written: a list, unless told otherwise. */
  separator?: string;
}

const same = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name]));
const live = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `wl.${name}`]));
const google = (...names: [flag: string, path: string][]): Record<string, string> =>
  Object.fromEntries(names.map(([flag, path]) => [flag, `https://www.googleapis.com/auth/${path}`]));

/** In the order in which they are asked for: the address first, then by letter. */
const FACEBOOK_FLAGS = [
  'email',
  'ads_management',
  'ads_read',
  'business_management',
  'groups_access_member_info',
  'leads_retrieval',
  'manage_notifications',
  'manage_pages',
  'pages_manage_cta',
  'pages_manage_instant_articles',
  'pages_messaging',
  'pages_messaging_phone_number',
  'pages_messaging_subscriptions',
  'pages_show_list',
  'publish_actions',
  'publish_pages',
  'publish_to_groups',
  'publish_video',
  'read_audience_network_insights',
  'read_insights',
  'read_mailbox',
  'read_page_mailboxes',
  'read_stream',
  'user_age_range',
  'user_birthday',
  'user_events',
  'user_friends',
  'user_gender',
  'user_hometown',
  'user_likes',
  'user_link',
  'user_location',
  'user_managed_groups',
  'user_photos',
  'user_posts',
  'user_status',
  'user_tagged_places',
  'user_videos',
];

const PROVIDERS: Record<string, Provider> = {
  amazon: { flags: same('profile', 'postal_code') },
  apple: { flags: same('name', 'email'), separator: ' ' },
  facebook: { flags: same(...FACEBOOK_FLAGS), last: ['public_profile'], separator: ',' },
  github: {
    flags: {
      ...same('gist', 'notifications', 'public_repo', 'repo', 'repo_deployment', 'delete_repo'),
      email: 'user:email',
      follow: 'user:follow',
      repo_status: 'repo:status',
      read_user: 'read:user',
      read_org: 'read:org',
      read_public_key: 'read:public_key',
      read_repo_hook: 'read:repo_hook',
      write_org: 'write:org',
      write_public_key: 'write:public_key',
      write_repo_hook: 'write:repo_hook',
      admin_org: 'admin:org',
      admin_public_key: 'admin:public_key',
      admin_repo_hook: 'admin:repo_hook',
    },
  },
  'google-oauth2': {
    first: ['email', 'profile'],
    flags: {
      ...google(
        ['analytics', 'analytics'],
        ['blogger', 'blogger'],
        ['calendar', 'calendar'],
        ['calendar_addons_execute', 'calendar.addons.execute'],
        ['calendar_events', 'calendar.events'],
        ['calendar_events_readonly', 'calendar.events.readonly'],
        ['calendar_settings_readonly', 'calendar.settings.readonly'],
        ['chrome_web_store', 'chromewebstore.readonly'],
        ['contacts_new', 'contacts'],
        ['contacts_other_readonly', 'contacts.other.readonly'],
        ['contacts_readonly', 'contacts.readonly'],
        ['coordinate', 'coordinate'],
        ['coordinate_readonly', 'coordinate.readonly'],
        ['directory_readonly', 'directory.readonly'],
        ['drive', 'drive'],
        ['drive_activity', 'drive.activity'],
        ['drive_activity_readonly', 'drive.activity.readonly'],
        ['drive_appdata', 'drive.appdata'],
        ['drive_apps_readonly', 'drive.apps.readonly'],
        ['drive_file', 'drive.file'],
        ['drive_metadata', 'drive.metadata'],
        ['drive_metadata_readonly', 'drive.metadata.readonly'],
        ['drive_photos_readonly', 'drive.photos.readonly'],
        ['drive_readonly', 'drive.readonly'],
        ['drive_scripts', 'drive.scripts'],
        ['gmail_compose', 'gmail.compose'],
        ['gmail_insert', 'gmail.insert'],
        ['gmail_labels', 'gmail.labels'],
        ['gmail_metadata', 'gmail.metadata'],
        ['gmail_modify', 'gmail.modify'],
        ['gmail_readonly', 'gmail.readonly'],
        ['gmail_send', 'gmail.send'],
        ['gmail_settings_basic', 'gmail.settings.basic'],
        ['gmail_settings_sharing', 'gmail.settings.sharing'],
        ['google_books', 'books'],
        ['google_cloud_storage', 'devstorage.read_write'],
        ['google_drive', 'drive'],
        ['google_drive_files', 'drive.file'],
        ['google_plus', 'plus.login'],
        ['latitude_best', 'latitude.all.best'],
        ['latitude_city', 'latitude.all.city'],
        ['moderator', 'moderator'],
        ['orkut', 'orkut'],
        ['tasks', 'tasks'],
        ['tasks_readonly', 'tasks.readonly'],
        ['url_shortener', 'urlshortener'],
        ['youtube', 'youtube'],
        ['youtube_channelmemberships_creator', 'youtube.channel-memberships.creator'],
        ['youtube_new', 'youtube'],
        ['youtube_readonly', 'youtube.readonly'],
        ['youtube_upload', 'youtube.upload'],
        ['youtubepartner', 'youtubepartner'],
      ),
      ...google(
        ['adsense_management', 'adsense'],
        ['content_api_for_shopping', 'content'],
        ['google_affiliate_network', 'gan'],
      ),
      document_list: 'https://docs.google.com/feeds/',
      picasa_web: 'https://picasaweb.google.com/data/',
      sites: 'https://sites.google.com/feeds/',
      webmaster_tools: 'https://www.google.com/webmasters/tools/feeds/',
      contacts: 'https://www.google.com/m8/feeds/',
      gmail: 'https://mail.google.com/',
      gmail_new: 'https://mail.google.com/',
    },
  },
  line: { first: ['openid'], flags: same('email'), last: ['profile'] },
  linkedin: {
    flags: {
      basic_profile: 'r_basicprofile',
      email: 'r_emailaddress',
      full_profile: 'r_fullprofile',
      network: 'r_network',
      ...same('openid'),
      profile: 'r_liteprofile',
    },
  },
  paypal: { first: ['openid'], flags: same('profile', 'email', 'address', 'phone') },
  windowslive: {
    flags: {
      ...live(
        'signin',
        'basic',
        'emails',
        'birthday',
        'phone_numbers',
        'photos',
        'postal_addresses',
        'applications',
        'applications_create',
        'calendars',
        'calendars_update',
        'contacts_birthday',
        'contacts_calendars',
        'contacts_create',
        'contacts_photos',
        'contacts_skydrive',
        'events_create',
        'messenger',
        'share',
        'skydrive',
        'skydrive_update',
        'work_profile',
      ),
      graph_user: 'user.read',
      graph_user_update: 'user.readwrite',
      graph_calendars: 'calendars.read',
      graph_calendars_update: 'calendars.readwrite',
      graph_contacts: 'contacts.read',
      graph_contacts_update: 'contacts.readwrite',
      graph_device: 'device.read',
      graph_device_command: 'device.command',
      graph_emails: 'mail.read',
      graph_emails_update: 'mail.readwrite',
      graph_files: 'files.read',
      graph_files_all: 'files.read.all',
      graph_files_update: 'files.readwrite',
      graph_files_all_update: 'files.readwrite.all',
      graph_notes: 'notes.read',
      graph_notes_create: 'notes.create',
      graph_notes_update: 'notes.readwrite',
      graph_tasks: 'tasks.read',
      graph_tasks_update: 'tasks.readwrite',
      ...same('offline_access'),
    },
  },
};

/** Whether a strategy's scopes come from its flags. */
export const derivesScopes = (strategy: string): boolean => Object.hasOwn(PROVIDERS, strategy);

/** The options with their `scope`; those of a strategy without flags as they are. */
export function withScopes(strategy: string, options: Doc): Doc {
  const provider = PROVIDERS[strategy];
  if (!provider) return options;
  const { first = [], flags, last = [], separator } = provider;
  const flagged = Object.entries(flags).flatMap(([flag, scope]) => (options[flag] === true ? [scope] : []));
  const free = Array.isArray(options.freeform_scopes) ? options.freeform_scopes.map(String) : [];
  const scopes = [...new Set([...first, ...flagged, ...last, ...free])];
  return { ...options, scope: separator === undefined ? scopes : scopes.join(separator) };
}
