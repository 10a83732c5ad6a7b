/** A line as a narrow quad; how far along it a point lies is told in pixels, for dashes. */
export const vertexShader = `#version 300 es
precision highp float;
uniform mat3 matrix;
uniform vec2 size;
in vec2 corner;
in vec4 ends;
in vec4 colour;
in vec2 look;
out vec4 shade;
out float along;
flat out float dashed;
void main() {
  vec2 from = (matrix * vec3(ends.xy, 1.0)).xy * size * 0.5;
  vec2 to = (matrix * vec3(ends.zw, 1.0)).xy * size * 0.5;
  vec2 way = to - from;
  float far = max(length(way), 0.001);
  vec2 across = vec2(-way.y, way.x) / far * look.x * 0.5;
  vec2 place = mix(from, to, corner.x) + across * corner.y;
  gl_Position = vec4(place / size * 2.0, 0.0, 1.0);
  along = far * corner.x;
  dashed = look.y;
  // fading towards where it leads: there is no room for arrows
  shade = vec4(colour.rgb * colour.a, colour.a) * mix(1.0, 0.35, corner.x);
}`;

export const fragmentShader = `#version 300 es
precision mediump float;
in vec4 shade;
in highp float along;
flat in float dashed;
out vec4 seen;
void main() {
  if (dashed > 0.5 && mod(along, 10.0) > 6.0) discard;
  seen = shade;
}`;
