<?php
/**
 * The disclosure of a post: its facts, and the words for them in the language of the post.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

/**
 * Modes and words.
 *
 * @return array
 */
function candor_words() {
	static $words = null;
	if ( null === $words ) {
		$words = require __DIR__ . '/words.php';
	}
	return $words;
}

/**
 * The words in the best language for a tag (RFC 4647 §3.4), or else in English.
 *
 * @param string $tag BCP 47.
 * @return array
 */
function candor_words_in( $tag ) {
	$words = candor_words();
	$tag   = strtolower( $tag );
	while ( '' !== $tag ) {
		$found = $words['languages'][ $words['aliases'][ $tag ] ?? $tag ] ?? null;
		if ( null !== $found ) {
			return $found;
		}
		$tag = implode( '-', array_slice( explode( '-', $tag ), 0, -1 ) );
	}
	return $words['languages']['en'];
}

/**
 * The direction of a tag: of its script subtag (RFC 5646 §2.2.3), or else of its language.
 *
 * @param string $tag BCP 47.
 * @return string
 */
function candor_direction( $tag ) {
	$subtags = explode( '-', strtolower( $tag ) );
	$scripts = preg_grep( '/^[a-z]{4}$/', array_slice( $subtags, 1 ) );
	$subtag  = array() === $scripts ? $subtags[0] : current( $scripts );
	return in_array( $subtag, candor_words()['rightToLeft'], true ) ? 'rtl' : 'ltr';
}

/**
 * The disclosure of a post; null where nothing is declared, and for posts whose password the visitor has not given.
 *
 * @param int|WP_Post|null $post Post, or null for the current one.
 * @return array|null
 */
function candor_disclosure( $post = null ) {
	$post = get_post( $post );
	if ( ! $post || ! in_array( $post->post_type, candor_post_types(), true ) || post_password_required( $post ) ) {
		return null;
	}
	$name = get_post_meta( $post->ID, '_candor_mode', true );
	$mode = candor_words()['modes'][ $name ] ?? null;
	if ( null === $mode ) {
		return null;
	}
	$tag         = str_replace( '_', '-', apply_filters( 'candor_language', get_bloginfo( 'language' ), $post ) );
	$words       = candor_words_in( $tag );
	$reviewed_by = 'forbidden' === $mode['reviewer'] ? '' : get_post_meta( $post->ID, '_candor_reviewed_by', true );
	// Taken over from a plugin that has no names: the label is true, a review by nobody is not.
	$parts    = candor_clean_parts( get_post_meta( $post->ID, '_candor_parts', true ) );
	$complete = 'required' !== $mode['reviewer'] || '' !== $reviewed_by || candor_needs_no_reviewer( $parts );
	$model    = $mode['ai'] ? get_post_meta( $post->ID, '_candor_model', true ) : '';
	$said     = candor_say_parts( $name, $reviewed_by, $model, $parts, $words, $tag );
	return array(
		'written_in'  => $tag,
		'mode'        => $name,
		'ai'          => $mode['ai'],
		'code'        => $mode['code'],
		'uri'         => $mode['uri'],
		'schema'      => $mode['schema'],
		'model'       => $model,
		'provider'    => $mode['ai'] ? get_post_meta( $post->ID, '_candor_provider', true ) : '',
		'reviewed_by' => $reviewed_by,
		'sources'     => get_post_meta( $post->ID, '_candor_sources', true ),
		'language'    => $words['language'],
		'direction'   => $words['direction'],
		'parts'       => $parts,
		'label'       => $said[0] ?? $words['labels'][ $name ] ?? '',
		'sentence'    => isset( $said[0] ) ? preg_replace( '/\s?[:：]$/u', '.', $said[0] ) : $words['sentences'][ $name ] ?? '',
		'tag'         => $words['tags'][ $name ] ?? '',
		'statement'   => $complete ? $said[1] ?? str_replace( '{reviewed_by}', $reviewed_by, $words['statements'][ $name ] ) : '',
		'heading'     => $words['sources'],
	);
}

/**
 * Attributes for a start tag, with a space before each, without empty ones. Right in HTML and in XML.
 *
 * @param string[] $attributes Plain text by name.
 * @return string
 */
function candor_attributes( $attributes ) {
	$text = '';
	foreach ( array_filter( $attributes, 'strlen' ) as $name => $value ) {
		$text .= " $name=\"" . candor_escape( $value ) . '"';
	}
	return $text;
}

/**
 * Plain text for HTML and XML. Unlike esc_html() it has no named entities but XML's, and no characters that XML forbids.
 *
 * @param string $text Plain text.
 * @return string
 */
function candor_escape( $text ) {
	$allowed = preg_replace( '/[^\x{9}\x{A}\x{D}\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]/u', '', $text );
	return htmlspecialchars( (string) $allowed, ENT_QUOTES | ENT_XML1, 'UTF-8' );
}

/**
 * The attributes of “AI Content Disclosure for HTML”.
 *
 * @param array $disclosure Disclosure.
 * @return string[]
 */
function candor_html_attributes( $disclosure ) {
	return array(
		'ai-disclosure' => $disclosure['mode'],
		'ai-model'      => $disclosure['model'],
		'ai-provider'   => $disclosure['provider'],
	);
}
