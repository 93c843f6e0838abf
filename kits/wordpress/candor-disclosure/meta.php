<?php
/**
 * The facts of a post, as post meta: their schema, and who may write them.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

/**
 * The types of posts that can be disclosed. A type needs custom fields, as each with meta in REST.
 *
 * @return string[]
 */
function candor_post_types() {
	return apply_filters( 'candor_post_types', array( 'post' ) );
}

/**
 * The JSON Schema of each meta key.
 *
 * @return array[]
 */
function candor_meta_schemas() {
	$text = array(
		'type'      => 'string',
		'maxLength' => 300,
	);
	return array(
		'_candor_mode'        => array(
			'type' => 'string',
			'enum' => array_merge( array( '' ), array_keys( candor_words()['modes'] ) ),
		),
		'_candor_reviewed_by' => $text,
		'_candor_model'       => $text,
		'_candor_provider'    => $text,
		'_candor_parts'       => array(
			'type'  => 'array',
			'items' => array(
				'type'                 => 'object',
				'required'             => array( 'name', 'mode' ),
				'properties'           => array(
					'name'        => array( 'enum' => candor_words()['partNames'] ) + $text,
					'mode'        => array( 'enum' => array_keys( candor_words()['modes'] ) ) + $text,
					'reviewed_at' => array( 'pattern' => '^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z)?$' ) + $text,
				) + array_fill_keys( array( 'model', 'provider', 'reviewed_by', 'translated_from' ), $text ),
				'additionalProperties' => false,
			),
		),
		'_candor_sources'     => array(
			'type'  => 'array',
			'items' => array(
				'type'                 => 'object',
				'required'             => array( 'url', 'title' ),
				'properties'           => array(
					'url'       => array(
						'type'    => 'string',
						'format'  => 'uri',
						'pattern' => '^https?://',
					),
					'title'     => $text + array( 'minLength' => 1 ),
					'publisher' => $text,
				),
				'additionalProperties' => false,
			),
		),
	);
}

/**
 * Registers the meta for REST and the editor.
 */
function candor_register_meta() {
	foreach ( candor_post_types() as $type ) {
		foreach ( candor_meta_schemas() as $key => $schema ) {
			register_post_meta(
				$type,
				$key,
				array(
					'type'              => $schema['type'],
					'single'            => true,
					'default'           => 'array' === $schema['type'] ? array() : '',
					'show_in_rest'      => array( 'schema' => $schema ),
					'revisions_enabled' => post_type_supports( $type, 'revisions' ),
					'auth_callback'     => 'candor_may_write',
					'sanitize_callback' => array(
						'_candor_parts'   => 'candor_clean_parts',
						'_candor_sources' => 'candor_clean_sources',
					)[ $key ] ?? 'candor_clean_text',
				)
			);
		}
		add_filter( "rest_pre_insert_$type", 'candor_check_request', 10, 2 );
		add_filter( "rest_prepare_$type", 'candor_hide_protected', 10, 2 );
		add_action( "rest_after_insert_$type", 'candor_touch_changed_posts' );
	}
}
// After other plugins have registered their types of posts.
add_action( 'init', 'candor_register_meta', 20 );

/**
 * Whoever may edit the post may say how it was made.
 *
 * @param bool   $allowed Without this callback.
 * @param string $key     Meta key.
 * @param int    $post_id Post.
 * @param int    $user_id User.
 * @return bool
 */
function candor_may_write( $allowed, $key, $post_id, $user_id ) {
	return user_can( $user_id, 'edit_post', $post_id );
}

/**
 * One line of plain text. All that prints it escapes it; sanitize_text_field() would change names such as “R&D <Lab>” and “100%ab”.
 *
 * @param mixed $value From anywhere.
 * @return string
 */
function candor_clean_text( $value ) {
	$text = is_string( $value ) ? wp_check_invalid_utf8( $value ) : '';
	return trim( (string) preg_replace( '/[\s\p{Cc}]+/u', ' ', $text ) );
}

/**
 * Sources with a web address. A source without a title has its address for a title.
 *
 * @param mixed $value From anywhere.
 * @return array[]
 */
function candor_clean_sources( $value ) {
	$sources = array();
	foreach ( is_array( $value ) ? $value : array() as $source ) {
		$url = is_array( $source ) && is_string( $source['url'] ?? null ) ? esc_url_raw( $source['url'], array( 'http', 'https' ) ) : '';
		if ( '' === $url ) {
			continue;
		}
		$title     = candor_clean_text( $source['title'] ?? '' );
		$sources[] = array_filter(
			array(
				'url'       => $url,
				'title'     => '' === $title ? $url : $title,
				'publisher' => candor_clean_text( $source['publisher'] ?? '' ),
			),
			'strlen'
		);
	}
	return $sources;
}

/**
 * Refuses meta with faults before the post is written: WordPress itself checks it after the post was published.
 *
 * @param stdClass|WP_Error $prepared The post that is to be written.
 * @param WP_REST_Request   $request  Request.
 * @return stdClass|WP_Error
 */
function candor_check_request( $prepared, $request ) {
	if ( is_wp_error( $prepared ) ) {
		return $prepared;
	}
	$meta = array_intersect_key( (array) $request['meta'], candor_meta_schemas() );
	foreach ( $meta as $key => $value ) {
		// A null deletes the value.
		$valid = null === $value ? true : rest_validate_value_from_schema( $value, candor_meta_schemas()[ $key ], "meta.$key" );
		if ( is_wp_error( $valid ) ) {
			return new WP_Error( 'candor_invalid', $valid->get_error_message(), array( 'status' => 400 ) );
		}
	}
	$post_id = $prepared->ID ?? 0;
	$public  = array( 'publish', 'future', 'private' );
	$before  = 0 === $post_id ? 'draft' : get_post_status( $post_id );
	$after   = $prepared->post_status ?? $before;
	$final   = function ( $key ) use ( $meta, $post_id ) {
		return candor_clean_text( array_key_exists( $key, $meta ) ? $meta[ $key ] : get_post_meta( $post_id, $key, true ) );
	};
	$mode    = $final( '_candor_mode' );
	$parts   = candor_clean_parts( array_key_exists( '_candor_parts', $meta ) ? $meta['_candor_parts'] : get_post_meta( $post_id, '_candor_parts', true ) );
	$fault   = candor_parts_fault( $mode, $parts ) ?? candor_reviewer_fault( $mode, $final( '_candor_reviewed_by' ), $parts );
	// A published post whose mode was taken over without a name can still be edited.
	$refused = in_array( $after, $public, true ) && ( array() !== $meta || ! in_array( $before, $public, true ) );
	return null !== $fault && $refused ? new WP_Error( 'candor_reviewer', $fault, array( 'status' => 400 ) ) : $prepared;
}

/**
 * The fault of a reviewer that does not fit the mode, as a sentence.
 *
 * @param string  $mode        Mode, or ''.
 * @param string  $reviewed_by Name, or ''.
 * @param array[] $parts       Parts of the post.
 * @return string|null
 */
function candor_reviewer_fault( $mode, $reviewed_by, $parts = array() ) {
	$rule = candor_words()['modes'][ $mode ]['reviewer'] ?? 'optional';
	if ( 'required' === $rule && '' === $reviewed_by && ! candor_needs_no_reviewer( $parts ) ) {
		return __( 'Name the person who reviewed this post, or choose another mode.', 'candor-disclosure' );
	}
	if ( 'forbidden' === $rule && '' !== $reviewed_by ) {
		return __( 'A post that a human reviewed is AI-assisted. Remove the reviewer, or choose that mode.', 'candor-disclosure' );
	}
	return null;
}

/**
 * Protected posts keep their facts to themselves, as they do their text.
 *
 * @param WP_REST_Response $response Response.
 * @param WP_Post          $post     Post.
 * @return WP_REST_Response
 */
function candor_hide_protected( $response, $post ) {
	if ( post_password_required( $post ) && ! current_user_can( 'edit_post', $post->ID ) ) {
		foreach ( array_keys( candor_meta_schemas() ) as $key ) {
			unset( $response->data['meta'][ $key ] );
		}
	}
	return $response;
}
