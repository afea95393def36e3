/** Server scenarios of the official conformance suite that say nothing about this server, and why. */

const FIXTURE = (what: string): string => `it calls ${what}, which only the suite's own example server has`;

export const NOT_APPLICABLE: Readonly<Record<string, string>> = {
  'logging-set-level':
    'the server does not offer protocol logging (deprecated in 2026-07-28); its log is on stderr',
  'tools-call-image': FIXTURE('`test_image_content`'),
  'tools-call-audio': FIXTURE('`test_audio_content`'),
  'tools-call-embedded-resource': FIXTURE('`test_embedded_resource`'),
  'tools-call-mixed-content': FIXTURE('`test_multiple_content_types`'),
  'tools-call-with-logging': FIXTURE('`test_tool_with_logging`'),
  'tools-call-with-progress': FIXTURE('`test_tool_with_progress`'),
  'tools-call-sampling': 'the server never asks a client for a completion',
  'tools-call-elicitation': FIXTURE('`test_elicitation`'),
  'json-schema-2020-12': FIXTURE('`json_schema_2020_12_tool`'),
  'elicitation-sep1034-defaults': FIXTURE('`test_elicitation_sep1034_defaults`'),
  'elicitation-sep1330-enums': FIXTURE('`test_elicitation_sep1330_enums`'),
  'server-sse-polling': FIXTURE('`test_reconnection`'),
  'resources-read-text': FIXTURE('`test://static-text`'),
  'resources-read-binary': FIXTURE('`test://static-binary`'),
  'resources-templates-read': FIXTURE('`test://template/{id}/data`'),
  'resources-subscribe': 'the server does not offer resource subscriptions',
  'resources-unsubscribe': 'the server does not offer resource subscriptions',
  'prompts-get-simple': FIXTURE('`test_simple_prompt`'),
  'prompts-get-with-args': FIXTURE('`test_prompt_with_arguments`'),
  'prompts-get-embedded-resource': FIXTURE('`test_prompt_with_embedded_resource`'),
  'prompts-get-with-image': FIXTURE('`test_prompt_with_image`'),
};
