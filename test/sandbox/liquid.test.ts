import { expect, test } from 'vitest';
import { render } from '../../src/sandbox/liquid/render.js';

const doubled = '{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(25);

test.each([
  ['tags that do not exist', '{% widget %}', 'tag "widget" not found'],
  ['tags that have no end', '{% if user %}a', 'tag {% if user %} not closed'],
  ['values that no filter takes', '{{ "%" | url_decode }}', 'URI malformed'],
  ['files', '{% include "/etc/hostname" %}', 'ENOENT'],
  ['files that it renders', '{% render "../package.json" %}', 'ENOENT'],
  ['layouts', '{% layout "package.json" %}', 'ENOENT'],
  ['more turns than memory has room for', '{% for i in (1..1000001) %}{% endfor %}', 'memory alloc limit'],
  ['a template that is too long', 'a'.repeat(1_000_001), 'parse length limit'],
  [
    'a text that grows too long',
    `{% assign a = "long" %}${'{% assign a = a | append: a %}'.repeat(25)}`,
    'memory',
  ],
  ['a text that captures make too long', `{% assign a = "long" %}${doubled}{{ a }}`, 'too long'],
])('a template with %s says why it is refused', async (_, template, reason) => {
  const text = await render(template, { user: {} });
  expect(text).toMatch(/^Liquid error: /);
  expect(text).toContain(reason);
});

test.each([
  ['leaves a value alone whose filter does not exist', '{{ name | shout }}', 'Ann'],
  ['reads nothing that an object inherits', '{{ name.constructor }}{{ list.__proto__ }}{{ toString }}', ''],
  ['leaves what people wrote as it is, unless asked', '{{ mark }}{{ mark | escape }}', '<b>&lt;b&gt;'],
  ['reads dates in UTC', '{{ "2026-03-04T23:06:07Z" | date: "%-d %B %Y, %H:%M" }}', '4 March 2026, 23:06'],
  ['writes a list without commas', '{{ list }}', 'ab'],
  ['shows its variables for debugging', '{% debug %}', '{\n  "name": "Ann"'],
])('a template %s', async (_, template, expected) => {
  const text = await render(template, { name: 'Ann', mark: '<b>', list: ['a', 'b'] });
  expect(text.slice(0, expected.length || undefined)).toBe(expected);
});
